import { saveCandidates } from "#candidates";
import { defineFileKind, type FileContext, type FileOutcome, type FileReport, nothingCounted } from "#exchange";
import type { Tx } from "#platform/database";
import type { Announcement } from "#platform/events";
import type { Moment } from "#platform/perform";
import { entryFileReceived } from "../events.ts";
import { saveEntries } from "../save-entries.ts";
import type { FileChanges } from "./facts.ts";
import { loadFacts } from "./load-facts.ts";
import { findPlace, readWanted } from "./read-wanted.ts";
import { judgeEntryFile } from "./rule.ts";

/** Files of entries (E) and of amendments (A). */
export const entryFileKind = defineFileKind(
  {
    name: "entry-file",
    title: "Entry files",
    items: "entries",
    sends: "entries or amendments",
    letters: [
      { letter: "E", title: "Entries" },
      { letter: "A", title: "Amendments" },
    ],
    counts: [
      { count: "added", name: "entriesAdded", title: "Entries added", heading: "Added" },
      { count: "removed", name: "entriesWithdrawn", title: "Entries withdrawn", heading: "Withdrawn" },
    ],
    gravest: [
      "details-changed",
      "uci-elsewhere",
      "person-two-ucis",
      "uln-elsewhere",
      "person-elsewhere",
      "page-entry-left-out",
      "entered-elsewhere",
      "units-missing",
      "exam-practice",
      "attempts-used",
      "unit-not-counted",
    ],
    noted: ["name-folded"],
    view: "entries.view",
    announce: announceFile,
  },
  { read: readWanted, findPlace, load: loadFacts, judge: judgeEntryFile, save: saveFileChanges },
);

async function saveFileChanges(
  tx: Tx,
  { candidates, entries }: FileChanges,
  { centre: { centreId }, series }: FileContext,
  { at }: Moment,
): Promise<FileOutcome> {
  await saveCandidates(tx, centreId, series, candidates);
  const noted = new Set(candidates.added.map(({ candidateId }) => candidateId));
  await saveEntries(tx, centreId, series, { ...entries, noted }, { channel: "file", at });
  const { added, remade, withdrawn } = entries;
  return { counts: { ...nothingCounted, added: added.length + remade.length, removed: withdrawn.length } };
}

function announceFile({ letter: kind, counts, lines: _lines, ...report }: FileReport): Announcement {
  const changes = { entriesAdded: counts.added, entriesWithdrawn: counts.removed };
  return entryFileReceived.of(report.centreId, { ...report, kind, ...changes });
}
