import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { holdMark, marksTable, receiveMarkFile, recordMarks } from "#marking";
import { writeTable } from "#formats";
import { perform } from "#platform";
import { done, inTurn } from "../act.ts";
import type { CentreCohort } from "../cohort/cohort.ts";
import { type DemoMark, type MarkFacts, markFacts, marksOf } from "../cohort/marks.ts";
import type { DemoCandidate } from "../cohort/candidates.ts";
import { markFile } from "../school/mark-file.ts";
import { sequencesOf } from "../school/sequence.ts";
import { demoSeries, type DemoWorld } from "../world.ts";

export type MarksTaken = { readonly files: number; readonly marks: number };
type Given = { readonly candidate: DemoCandidate; readonly mark: DemoMark };

/** Teachers' marks by file from each centre, then the marks of examined papers, then two marks on hold. */
export async function takeMarks(world: DemoWorld): Promise<MarksTaken> {
  const facts = markFacts(world.catalogue, demoSeries);
  const teachers = await takeTeachersMarks(world, facts);
  const examined = await takeExaminedMarks(world, facts);
  return { files: teachers.files, marks: teachers.marks + examined };
}

async function takeTeachersMarks(world: DemoWorld, facts: MarkFacts): Promise<MarksTaken> {
  const { app, cohort, people, progress, setDay, out } = world;
  setDay("2026-05-05");
  const phase = progress.phase("Receive teachers' marks", cohort.length);
  const counts = await inTurn(cohort, 4, async (each) => {
    const given = marksGiven(world, facts, each, true);
    phase.advance();
    if (given.length === 0) return 0;
    const file = markFile(each.centre, sequencesOf(world.seed, each).marks, "2026-05-05", given);
    await writeFile(join(out, "inbox", file.name), file.bytes);
    const receipt = done(
      "receive marks",
      await perform(app, people.officer(each.centre.centreId), receiveMarkFile, file),
    );
    if (receipt.status === "rejected")
      throw new Error(`The mark file ${file.name} was refused: ${receipt.lines[0]?.line} ${receipt.lines[0]?.text}`);
    return given.length;
  });
  const [files, marks] = [counts.filter((count) => count > 0).length, counts.reduce((sum, count) => sum + count, 0)];
  phase.done(`${files} files, ${marks} marks`);
  return { files, marks };
}

async function takeExaminedMarks(world: DemoWorld, facts: MarkFacts): Promise<number> {
  const { app, cohort, people, progress, setDay, out } = world;
  setDay("2026-07-17");
  const phase = progress.phase("Record the marks of papers");
  const given = cohort.flatMap((each) => marksGiven(world, facts, each, false));
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
  await writeFile(join(out, "inbox", "marks-of-papers.csv"), bytes);
  done(
    "record the marks of papers",
    await perform(app, people.board, recordMarks, { name: "marks-of-papers.csv", bytes }),
  );
  for (const held of given.filter((_each, index) => index % 9973 === 17)) {
    done(
      "hold a mark",
      await perform(app, people.board, holdMark, {
        centreId: held.candidate.centreId,
        series: demoSeries,
        candidateNumber: String(held.candidate.number),
        option: held.mark.option,
        component: held.mark.component,
        reason: "A report from the invigilator is being looked into",
      }),
    );
  }
  phase.done(`${rows.length} marks`);
  return rows.length;
}

function marksGiven({ seed }: DemoWorld, facts: MarkFacts, each: CentreCohort, teachers: boolean): Given[] {
  return each.sat.flatMap(({ candidate, options }) =>
    options.flatMap((option) => {
      const parts = facts.components.get(option) ?? [];
      return marksOf(seed, facts, candidate, option)
        .filter((mark) => (parts.find((part) => part.component === mark.component)?.teacherMarks !== "N") === teachers)
        .map((mark) => ({ candidate, mark }));
    }),
  );
}
