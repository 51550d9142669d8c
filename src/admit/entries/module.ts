import { sql } from "kysely";
import { fileRoutes, fileSubjects } from "#exchange";
import { chainsNeeded } from "#platform/audit";
import { listPage } from "#platform/lists";
import { defineModule } from "#platform/module";
import { duplicatesList, ownDuplicatesList } from "./list-duplicates/list.ts";
import { listEntriesRoutes } from "./list-entries/page.ts";
import { entriesToCheckList } from "./list-entries-to-check/list.ts";
import { makeEntryPages } from "./make-entry/page.ts";
import { showRecordPage } from "./show-record/page.ts";
import { showCandidatePage } from "./show-candidate/page.ts";
import { statementsOfEntryRoutes } from "./statements-of-entry/page.ts";
import { statementOfEntry } from "./statement-of-entry/page.ts";
import { withdrawEntryPage } from "./withdraw-entry/page.ts";
import { addCandidate } from "./add-candidate/add-candidate.ts";
import { addCandidatePages } from "./add-candidate/page.ts";
import { amendCandidate } from "./amend-candidate/amend-candidate.ts";
import { amendCandidatePages } from "./amend-candidate/page.ts";
import { entryLife } from "./entry.ts";
import {
  candidateAdded,
  candidateAmended,
  entriesMade,
  entriesMoved,
  entryFileReceived,
  entryWithdrawn,
} from "./events.ts";
import { makeEntry } from "./make-entry/make-entry.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { entryFiles, receiveEntryFile } from "./receive-entry-file/receive-entry-file.ts";
import { withdrawEntry } from "./withdraw-entry/withdraw-entry.ts";

/** Entries: files of entries and amendments, and single entries by page, through one rule. */
export const entries = defineModule({
  name: "entries",
  permissions: {
    "entries.view": "See candidates, entries and entry files",
    "entries.submit": "Send entries and amendments",
  },
  grants: {
    "head-of-centre": ["entries.view", "entries.submit"],
    "exams-officer": ["entries.view", "entries.submit"],
    "deputy-exams-officer": ["entries.view", "entries.submit"],
    senco: ["entries.view"],
    teacher: ["entries.view"],
    "centre-finance": ["entries.view"],
    "read-only": ["entries.view"],
    "customer-support": ["entries.view"],
    entries: ["entries.view", "entries.submit"],
    "special-requirements": ["entries.view"],
    "post-results": ["entries.view"],
    certificates: ["entries.view"],
    finance: ["entries.view"],
    compliance: ["entries.view"],
    administrator: ["entries.view", "entries.submit"],
  },
  systemScopes: ["entries.view", "entries.submit"],
  acts: [addCandidate, amendCandidate, makeEntry, receiveEntryFile, withdrawEntry],
  routes: [
    ...fileRoutes(entryFiles),
    ...listEntriesRoutes,
    ...listPage(entriesToCheckList),
    ...listPage(duplicatesList),
    ...listPage(ownDuplicatesList),
    ...addCandidatePages,
    ...amendCandidatePages,
    showCandidatePage,
    showRecordPage,
    statementOfEntry,
    ...statementsOfEntryRoutes,
    ...makeEntryPages,
    ...withdrawEntryPage,
  ],
  recordChecks: [chainsNeeded("entries", sql`select distinct series as chain from entries.entry`)],
  refusals: Object.values(refusals),
  events: [candidateAdded, candidateAmended, entriesMade, entriesMoved, entryFileReceived, entryWithdrawn],
  cycles: { "entries.entry.status": entryLife },
  navigation: {
    centre: [
      { text: "Entries", href: paths.entries(), needs: "entries.view", order: 35 },
      { text: "Entry files", href: paths.entryFiles(), needs: "entries.view", whole: true, order: 36 },
    ],
    board: [{ text: "Entry files", href: paths.boardEntryFiles(), needs: "entries.view", order: 36 }],
  },
  subjects: fileSubjects(entryFiles),
  personalData,
  notPersonal: otherTables,
});
