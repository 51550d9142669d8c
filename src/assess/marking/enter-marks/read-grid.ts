import { shownNumber } from "#exchange";
import type { Refusal } from "#kernel";
import { findStatus, type MarkRow, type MarkStatus } from "../mark.ts";
import type { EnteredMark } from "./find-grid.ts";

/** One row of the grid: what is in the database, what the person typed, and what is wrong with it. */
export type GridRow = EnteredMark & {
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

/** The grid as it is in the database. */
export function freshGrid(candidates: readonly EnteredMark[]): readonly GridRow[] {
  return candidates.map((each) => ({
    ...each,
    key: keyOf(each),
    typed: standing(each),
    shown: shownText(each),
    touched: false,
    errors: [],
  }));
}

/** The grid with what a form sent: rows that the person did not change are as they are now. */
export function typedGrid(candidates: readonly EnteredMark[], form: Form): readonly GridRow[] {
  return freshGrid(candidates).map((row) => {
    const typed = typedIn(form, row.key);
    if (!typed || shownAgain(typed) === (form[`v.${row.key}`] ?? "").split("|").slice(1).join("|")) return row;
    return { ...row, typed, touched: true };
  });
}

/** The changed rows as marks to keep. A row's `line` is its place in the grid, from 1. */
export function marksOfGrid(rows: readonly GridRow[], form: Form, about: GridAbout): readonly MarkRow[] {
  return rows.flatMap((row, index) => {
    if (!row.touched) return [];
    const [seen = "0", seenDraft = "0"] = (form[`v.${row.key}`] ?? "").split("|")[0]?.split(".") ?? [];
    return [{ ...markOf(row, index + 1, about), seen: Number(seen) || 0, seenDraft: Number(seenDraft) || 0 }];
  });
}

/** A row of the grid as a mark: what is typed in it, or what is in the database. */
export function markOf(row: GridRow, line: number, about: GridAbout): MarkRow {
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
  };
}

function typedIn(form: Form, key: string): Typed | undefined {
  const value = form[`m.${key}`];
  const status = findStatus(form[`s.${key}`] ?? "") ?? "marked";
  return value === undefined ? undefined : { value: value.trim(), status };
}

/** The draft where there is one, else what is submitted. */
function standing(each: EnteredMark): Typed {
  const [mark, grade, status] =
    each.draft === null ? [each.mark, each.grade, each.status] : [each.draft_mark, each.draft_grade, each.draft_status];
  return { value: grade ?? (mark === null ? "" : String(mark)), status: findStatus(status) ?? "marked" };
}

function shownText(each: EnteredMark): string {
  return `${each.movement ?? 0}.${each.draft ?? 0}|${shownAgain(standing(each))}`;
}

function shownAgain(typed: Typed): string {
  return `${typed.value}|${typed.status}`;
}

/** Unique on the page and plain enough for an element's name. */
function keyOf(each: EnteredMark): string {
  return `${shownNumber(each.candidate_number)}.${each.option}`;
}
