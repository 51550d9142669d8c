import type { Refusal } from "#kernel";
import type { CandidateMark } from "../completeness/completeness.ts";
import { findStatus, type MarkRow, type MarkStatus } from "../mark.ts";

/** One row of the grid: what stands in the database, what the person typed, and what is wrong with it. */
export type GridRow = CandidateMark & {
  readonly key: string;
  readonly typed: Typed;
  /** What the page showed when it was opened, for the form to send back. */
  readonly shown: string;
  readonly touched: boolean;
  readonly errors: readonly Refusal[];
};
export type Typed = { readonly value: string; readonly status: MarkStatus };

type Form = Readonly<Record<string, string>>;
export type GridAbout = {
  readonly centreId: string;
  readonly component: string;
  readonly takesGrade: boolean;
  readonly reason: string;
};

/** The grid as it stands, nothing typed. */
export function freshGrid(candidates: readonly CandidateMark[]): readonly GridRow[] {
  return candidates.map((each) => ({
    ...each,
    key: keyOf(each),
    typed: standing(each),
    shown: shownText(each),
    touched: false,
    errors: [],
  }));
}

/** The grid with what a form brought: rows the person did not touch are as they stand now. */
export function typedGrid(candidates: readonly CandidateMark[], form: Form): readonly GridRow[] {
  return freshGrid(candidates).map((row) => {
    const typed = typedIn(form, row.key);
    if (!typed || shownAgain(typed) === (form[`v.${row.key}`] ?? "").split("|").slice(1).join("|")) return row;
    return { ...row, typed, touched: true, errors: blankFault(row, typed) };
  });
}

/** The touched rows as marks. A row's `line` is its place in the grid, from 1. */
export function marksOfGrid(rows: readonly GridRow[], form: Form, about: GridAbout): readonly MarkRow[] {
  return rows.flatMap((row, index) => (row.touched ? [markOf(row, index + 1, form, about)] : []));
}

function markOf(row: GridRow, line: number, form: Form, about: GridAbout): MarkRow {
  const { value, status } = row.typed;
  const given = value === "" ? null : value;
  return {
    line,
    centreId: about.centreId,
    candidateNumber: row.candidate_number,
    option: row.option,
    component: about.component,
    mark: given === null || about.takesGrade ? null : /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN,
    grade: about.takesGrade ? given : null,
    status,
    reason: about.reason === "" ? null : about.reason,
    seen: Number((form[`v.${row.key}`] ?? "0").split("|")[0]) || 0,
  };
}

function typedIn(form: Form, key: string): Typed | undefined {
  const value = form[`m.${key}`];
  const status = findStatus(form[`s.${key}`] ?? "") ?? "marked";
  return value === undefined ? undefined : { value: value.trim(), status };
}

function blankFault(row: GridRow, typed: Typed): readonly Refusal[] {
  const blank = typed.value === "" && typed.status === "marked" && row.status !== null;
  return blank
    ? [
        {
          code: "mark-blank",
          text: "A recorded mark cannot be left blank. Give the right mark, or say absent or withdrawn.",
          field: "mark",
        },
      ]
    : [];
}

function standing(each: CandidateMark): Typed {
  const status = findStatus(each.status) ?? "marked";
  return { value: each.grade ?? (each.mark === null ? "" : String(each.mark)), status };
}

function shownText(each: CandidateMark): string {
  return `${each.movement ?? 0}|${shownAgain(standing(each))}`;
}

function shownAgain(typed: Typed): string {
  return `${typed.value}|${typed.status}`;
}

/** Unique on the page and plain enough for an element's name. */
function keyOf(each: CandidateMark): string {
  return `${String(each.candidate_number).padStart(4, "0")}.${each.option}`;
}
