import type { Decision, Refusal } from "#kernel";
import { spaceBoundaries, type Boundary } from "../rules/boundaries/index.ts";
import { gradeRepeated } from "../rules/refusals.ts";
import { quoted } from "./convert-row.ts";
import { cellsOf } from "./csv-records.ts";
import { cellsWrong, gradesUnreadable, numberWrong } from "./refusals.ts";
import { rowCommand } from "./row-tool.ts";

const header = ["grades", "top", "bottom"] as const;

/** Spaces the boundaries between a judged top and a judged bottom one. */
export const boundaries = rowCommand({
  name: "boundaries",
  summary: "Work out the grade boundaries between two judged ones",
  help: `Usage: ./accolade boundaries < rows.csv > answers.csv

Reads CSV with the header ${header.join()}
and writes the same rows with the column boundaries after them, such as A=140;B=123;C=106;D=89;E=73.

  grades   best first, with spaces between, such as A B C D E
  top      the boundary of the first grade
  bottom   the boundary of the last grade

Every bad row is reported; when there is one, nothing is written and the exit status is 1.
`,
  header,
  added: ["boundaries"],
  makeRow: () => boundariesRow,
});

function boundariesRow(text: string): string | readonly Refusal[] {
  const cells = cellsOf(text);
  if (!cells.ok) return cells.refusals;
  if (cells.value.length !== header.length) {
    return [cellsWrong.of({ cells: cells.value.length, needed: header.length })];
  }
  const spaced = spaceRow(cells.value);
  return spaced.ok ? `,${spaced.value.map(({ grade, mark }) => `${grade}=${mark}`).join(";")}` : spaced.refusals;
}

function spaceRow([list = "", top = "", bottom = ""]: readonly string[]): Decision<readonly Boundary[]> {
  const grades = list.split(" ");
  if (!grades.every((grade) => /^[A-Za-z0-9*-]{1,6}$/.test(grade))) return gradesUnreadable.refuse();
  const twice = grades.find((grade, at) => grades.indexOf(grade) !== at);
  if (twice !== undefined) return gradeRepeated.refuse({ grade: twice }, { field: "grades" });
  for (const [field, cell] of [
    ["top", top],
    ["bottom", bottom],
  ] as const) {
    if (/^\d{1,5}$/.test(cell)) continue;
    return numberWrong.refuse({ cell: quoted(cell) }, { field });
  }
  return spaceBoundaries(grades, Number(top), Number(bottom));
}
