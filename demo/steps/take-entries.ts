import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { receiveEntryFile } from "#entries";
import { perform } from "#platform";
import { done, inTurn } from "../act.ts";
import type { CentreCohort } from "../cohort/cohort.ts";
import { entryFile, type SchoolFile } from "../school/entry-file.ts";
import { sequencesOf } from "../school/sequence.ts";
import type { DemoWorld } from "../world.ts";

export type EntriesTaken = { readonly files: number; readonly refused: number; readonly entries: number };

/**
 * Every centre writes its entries file and sends it by the front door; some send a bad one first, and amendments
 * follow.
 */
export async function takeEntries(world: DemoWorld): Promise<EntriesTaken> {
  const { app, cohort, people, progress, setDay, out } = world;
  await mkdir(join(out, "inbox"), { recursive: true });
  setDay("2026-02-10");
  const phase = progress.phase("Receive entries", cohort.length);
  const taken = await inTurn(cohort, 4, async (each) => {
    const counts = await sendAll(world, each, "E");
    phase.advance();
    return counts;
  });
  phase.done(
    `${sum(taken, "files")} files, ${sum(taken, "entries")} entries, ${sum(taken, "refused")} refused and sent again`,
  );

  setDay("2026-03-05");
  const changed = cohort.filter((each) => each.amended.length > 0);
  const amending = progress.phase("Receive amendments", changed.length);
  const amended = await inTurn(changed, 4, async (each) => {
    const file = entryFile("A", each.centre, sequencesOf(world.seed, each).amendments, "2026-03-05", each.amended);
    await writeFile(join(out, "inbox", file.name), file.bytes);
    const receipt = done(
      "receive amendments",
      await perform(app, people.officer(each.centre.centreId), receiveEntryFile, file),
    );
    if (receipt.status === "rejected")
      throw new Error(`The amendments ${file.name} were refused: ${receipt.lines[0]?.text}`);
    amending.advance();
  });
  amending.done(`${amended.length} files`);
  const { files, refused, entries } = {
    files: sum(taken, "files") + amended.length,
    refused: sum(taken, "refused"),
    entries: sum(taken, "entries"),
  };
  return { files, refused, entries };
}

async function sendAll(world: DemoWorld, each: CentreCohort, type: "E"): Promise<EntriesTaken> {
  const file = entryFile(type, each.centre, 1, "2026-02-10", each.entered);
  const { slip, entries: sequence } = sequencesOf(world.seed, each);
  const first = slip ? withSlip(file) : file;
  let [files, refused] = [0, 0];
  for (const sent of first === file
    ? [file]
    : [first, entryFile(type, each.centre, sequence, "2026-02-11", each.entered)]) {
    await writeFile(join(world.out, "inbox", sent.name), sent.bytes);
    const receipt = done(
      "receive entries",
      await perform(world.app, world.people.officer(each.centre.centreId), receiveEntryFile, sent),
    );
    files += 1;
    if (receipt.status !== "rejected") return { files, refused, entries: receipt.entries };
    refused += 1;
  }
  throw new Error(`The entries of centre ${each.centre.centreId} were refused twice.`);
}

/** The file with a wrong check letter in its first record, as it happens. */
function withSlip({ name, bytes }: SchoolFile): SchoolFile {
  const text = Buffer.from(bytes).toString("latin1");
  const letterAt = text.indexOf("\r\nE5") + 2 + 71;
  const wrong = text[letterAt] === "A" ? "B" : "A";
  return { name, bytes: Buffer.from(text.slice(0, letterAt) + wrong + text.slice(letterAt + 1), "latin1") };
}

function sum(counts: readonly EntriesTaken[], key: keyof EntriesTaken): number {
  return counts.reduce((total, each) => total + each[key], 0);
}
