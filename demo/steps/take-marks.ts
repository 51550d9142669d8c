import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { holdMark, marksTable, receiveMarkFile, recordMarks } from "#marking";
import { writeTable } from "#formats/csv";
import { perform } from "#platform/perform";
import { done, inTurn, StepRefused, unlessAnticipated } from "../act.ts";
import type { CentreCohort } from "../cohort/cohort.ts";
import { type MarkFacts, markFacts } from "../cohort/marks.ts";
import { markFile } from "../school/mark-file.ts";
import { nextSequence } from "../school/next-sequence.ts";
import { sequencesOf } from "../school/sequence.ts";
import { type DemoStep, demoSeries, type DemoWorld } from "../world.ts";
import { byDay, spread, weekdays } from "../year/days.ts";
import { type Given, giveMarks } from "./unmarked.ts";

const teacherDays = weekdays("2026-04-27", "2026-05-15");

/** The marks of papers are ready about five weeks after they were sat: those of papers up to a day, on a later day. */
const paperBatches = [
  { satUpTo: "2026-05-29", markedOn: "2026-07-03" },
  { satUpTo: "2026-06-12", markedOn: "2026-07-10" },
  { satUpTo: "9999-12-31", markedOn: "2026-07-17" },
] as const;

/** Teachers' marks come by file from each centre, on a day of its own before they are due. */
export async function* takeTeachersMarks(world: DemoWorld): DemoStep {
  const { cohort, progress } = world;
  const facts = markFacts(world.catalogue, demoSeries);
  const phase = progress.phase("Receive teachers' marks", cohort.length);
  let marks = 0;
  for (const [day, due] of byDay(spread(cohort, teacherDays, { first: 12, step: 4 }))) {
    yield day;
    await inTurn(due, 4, async (each) => {
      await unlessAnticipated(world.app, async () => {
        marks += await sendMarks(world, facts, each, day);
      });
      phase.advance();
    });
  }
  phase.done(`${marks} marks`);
}

async function sendMarks(world: DemoWorld, facts: MarkFacts, each: CentreCohort, day: string): Promise<number> {
  const { app, people, out, seed } = world;
  const { centreId } = each.centre;
  const given = await giveMarks(world, facts, { centreId, by: "teachers" });
  if (given.length === 0) return 0;
  const sequence = await nextSequence(app, centreId, demoSeries, sequencesOf(seed, each).marks);
  const file = markFile(each.centre, sequence, day, given);
  await writeFile(join(out, "inbox", file.name), file.bytes);
  const receipt = done("receive marks", await perform(app, people.officer(centreId), receiveMarkFile, file));
  if (receipt.status === "rejected")
    throw new StepRefused(
      `The mark file ${file.name} was refused: ${receipt.lines[0]?.line} ${receipt.lines[0]?.text}`,
    );
  return given.length;
}

/** The marks of examined papers are recorded as they are marked; then some are put on hold. */
export async function* takeExaminedMarks(world: DemoWorld): DemoStep {
  const facts = markFacts(world.catalogue, demoSeries);
  const phase = world.progress.phase("Record the marks of papers", paperBatches.length);
  const satOn = new Map(world.catalogue.components.map((row) => [row.component, row.exam_day]));
  let held: readonly Given[] | undefined;
  let recorded = 0;
  for (const { satUpTo, markedOn } of paperBatches) {
    yield markedOn;
    const given = await giveMarks(world, facts, { by: "examiners" });
    held ??= given.filter((_each, index) => index % 9973 === 17);
    const ready = given.filter(({ mark }) => (satOn.get(mark.component) ?? "9999-12-31") <= satUpTo);
    await unlessAnticipated(world.app, () => recordPapers(world, ready, `marks-of-papers-${markedOn}.csv`));
    recorded += ready.length;
    phase.advance();
  }
  for (const each of held ?? []) await unlessAnticipated(world.app, () => hold(world, each));
  phase.done(`${recorded} marks`);
}

/** Holds a mark, unless somebody who looks round has done so already. */
async function hold({ app, people }: DemoWorld, { candidate, mark }: Given): Promise<void> {
  const { option, component } = mark;
  const current = await app.database.as.worker
    .selectFrom("marking.current_mark as m")
    .innerJoin("candidates.candidate_number as n", (join) =>
      join
        .onRef("n.centre_id", "=", "m.centre_id")
        .onRef("n.series", "=", "m.series")
        .onRef("n.candidate_id", "=", "m.candidate_id"),
    )
    .select("m.status")
    .where("m.centre_id", "=", candidate.centreId)
    .where("m.series", "=", demoSeries)
    .where("n.candidate_number", "=", candidate.number)
    .where("m.option", "=", option)
    .where("m.component", "=", component)
    .executeTakeFirst();
  if (current?.status === "pending") return;
  const held = await perform(app, people.board, holdMark, {
    centre: candidate.centreId,
    series: demoSeries,
    candidate: candidate.number,
    option,
    component,
    reason: "A report from the invigilator is being looked into",
  });
  done("hold a mark", held);
}

/** Records marks as the board does, in one table. Nothing happens without any. */
export async function recordPapers(world: DemoWorld, given: readonly Given[], name: string): Promise<void> {
  if (given.length === 0) return;
  const { app, people, out } = world;
  const rows = given.map(({ candidate, mark }) => ({
    centre_id: candidate.centreId,
    series: demoSeries,
    candidate_number: String(candidate.number).padStart(4, "0"),
    option: mark.option,
    component: mark.component,
    mark: mark.mark,
    grade: mark.grade,
    status: mark.status,
    reason: null,
  }));
  const bytes = Buffer.from(writeTable(marksTable, rows));
  await writeFile(join(out, "inbox", name), bytes);
  done("record the marks of papers", await perform(app, people.board, recordMarks, { name, bytes }));
}
