import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { receiveEntryFile } from "#entries";
import { countWords } from "#kernel";
import { perform } from "#platform/perform";
import { done, inTurn, StepRefused, unlessAnticipated } from "../act.ts";
import type { CentreCohort } from "../cohort/cohort.ts";
import { entryFile, type SchoolFile } from "../school/entry-file.ts";
import { nextSequence } from "../school/next-sequence.ts";
import { sequencesOf } from "../school/sequence.ts";
import { type DemoStep, demoSeries, type DemoWorld } from "../world.ts";
import { byDay, type Dated, spread, weekdays } from "../year/days.ts";

const entryDays = weekdays("2026-02-02", "2026-02-20");
const amendmentDays = weekdays("2026-03-02", "2026-03-18");

/**
 * Every centre writes its entries file and sends it by the front door, on a day of its own before the deadline; some
 * send a bad one first and the right one the day after, and amendments follow.
 */
export async function* takeEntries(world: DemoWorld): DemoStep {
  const { cohort, progress, out } = world;
  await mkdir(join(out, "inbox"), { recursive: true });
  const sendings = spread(cohort, entryDays, { first: 0, step: 11 }).flatMap((each) => sendingsOf(world, each));
  const phase = progress.phase("Receive entries", sendings.length);
  for (const [day, due] of byDay(sendings)) {
    yield day;
    await inTurn(due, 4, async (sending) => {
      await unlessAnticipated(world.app, () => sendEntries(world, sending, day));
      phase.advance();
    });
  }
  const refused = sendings.filter(({ thing }) => thing.slip).length;
  phase.done(`${sendings.length} files, ${refused} refused and sent again`);
  yield* takeAmendments(world);
}

async function* takeAmendments(world: DemoWorld): DemoStep {
  const { cohort, progress } = world;
  const changed = cohort.filter((each) => each.amended.length > 0);
  const phase = progress.phase("Receive amendments", changed.length);
  for (const [day, due] of byDay(spread(changed, amendmentDays, { first: 0, step: 5 }))) {
    yield day;
    await inTurn(due, 4, async (each) => {
      await unlessAnticipated(world.app, () => sendAmendments(world, each, day));
      phase.advance();
    });
  }
  phase.done(countWords(changed.length, "file", "files"));
}

async function sendAmendments(world: DemoWorld, each: CentreCohort, day: string): Promise<void> {
  const { app, people, out, seed } = world;
  const { centreId } = each.centre;
  const sequence = await nextSequence(app, centreId, demoSeries, sequencesOf(seed, each).amendments);
  const file = entryFile("A", each.centre, sequence, day, each.amended);
  await writeFile(join(out, "inbox", file.name), file.bytes);
  const receipt = done("receive amendments", await perform(app, people.officer(centreId), receiveEntryFile, file));
  if (receipt.status === "rejected")
    throw new StepRefused(`The amendments ${file.name} were refused: ${receipt.lines[0]?.text}`);
}

/** An entries file that a centre sends, the way it should be or with a slip. */
type Sending = { readonly centre: CentreCohort; readonly slip: boolean; readonly sequence: number };

function sendingsOf({ seed }: DemoWorld, { day, thing: centre }: Dated<CentreCohort>): readonly Dated<Sending>[] {
  const { slip, entries } = sequencesOf(seed, centre);
  const right = { centre, slip: false, sequence: entries };
  if (!slip) return [{ day, thing: right }];
  const dayAfter = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  return [
    { day, thing: { centre, slip, sequence: 1 } },
    { day: dayAfter, thing: right },
  ];
}

async function sendEntries(world: DemoWorld, { centre, slip, sequence }: Sending, day: string): Promise<void> {
  const { app, out, people } = world;
  const { centreId } = centre.centre;
  const number = await nextSequence(app, centreId, demoSeries, sequence);
  const written = entryFile("E", centre.centre, number, day, centre.entered);
  const file = slip ? withSlip(written) : written;
  await writeFile(join(out, "inbox", file.name), file.bytes);
  const receipt = done("receive entries", await perform(app, people.officer(centreId), receiveEntryFile, file));
  if ((receipt.status === "rejected") === slip) return;
  const text = receipt.lines[0]?.text ?? "no fault was found in it";
  throw new StepRefused(`The entries of centre ${centreId} did not go as planned: ${text}`);
}

/** The file with a wrong check letter in its first record, as it happens. */
function withSlip({ name, bytes }: SchoolFile): SchoolFile {
  const text = Buffer.from(bytes).toString("latin1");
  const letterAt = text.indexOf("\r\nE5") + 2 + 71;
  const wrong = text[letterAt] === "A" ? "B" : "A";
  return { name, bytes: Buffer.from(text.slice(0, letterAt) + wrong + text.slice(letterAt + 1), "latin1") };
}
