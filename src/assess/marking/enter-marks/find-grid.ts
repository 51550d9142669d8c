import { optionsFor } from "#catalogue";
import type { Actor, Permission } from "#platform/actors";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import type { WebRequest } from "#platform/web";
import type { CandidateMark } from "../completeness/completeness.ts";
import { loadComponents } from "../record-marks/load-facts.ts";
import type { ComponentFacts } from "../record-marks/mark-facts.ts";
import { chooseSeries, type SeriesChoice } from "../series.ts";
import { sqlFile } from "../sql-file.ts";

/** A candidate's line of a component as its centre sees it: what is submitted, and what is only entered. */
export type EnteredMark = CandidateMark & {
  readonly submitted_at: string | null;
  /** Nobody of the centre, when the board recorded it. */
  readonly submitted_by: string | null;
  readonly draft: number | null;
  readonly draft_mark: number | null;
  readonly draft_grade: string | null;
  readonly draft_status: string | null;
  readonly entered_by: string | null;
  readonly entered_at: string | null;
};

export type Grid = {
  readonly series: SeriesChoice;
  readonly component: string;
  readonly facts: ComponentFacts;
  readonly title: string;
  readonly candidates: readonly EnteredMark[];
  /** Whether the person may enter marks of all its options now, and submit them. */
  readonly open: boolean;
  readonly maySubmit: boolean;
};

const readGrid = sqlFile<EnteredMark>(import.meta.dirname, "grid.sql");

/**
 * The component as this centre has it; undefined when the centre has no entry for it in the person's subjects, or does
 * not mark it.
 */
export async function findGrid(
  { app, actor, params }: WebRequest,
  asked: string | undefined,
): Promise<Grid | undefined> {
  const component = params["component"] ?? "";
  return transactionAs(app, actor, async (tx) => {
    const series = (await chooseSeries(tx, asked, actor, app.clock())).shown;
    const within = await optionsFor(tx, actor, "marks.view");
    const candidates = series ? await readGrid(tx, [series.series, component, actor.centreId, within]) : [];
    const row = await tx
      .selectFrom("catalogue.components")
      .select("title")
      .where("component", "=", component)
      .executeTakeFirst();
    const option = candidates[0]?.option;
    if (!series || !option || !row) return undefined;
    const facts = (await loadComponents(tx, series.series, [option], app.clock())).get(option)?.get(component);
    if (!facts || facts.teacherMarks === "N") return undefined;
    const may = async (permission: Permission) =>
      !facts.closed && actor.permissions.has(permission) && (await isForAll(tx, actor, permission, candidates));
    const [open, maySubmit] = [await may("marks.enter"), await may("marks.submit")];
    return { series, component, facts, title: row.title, candidates, open, maySubmit };
  });
}

async function isForAll(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  candidates: readonly EnteredMark[],
): Promise<boolean> {
  const within = await optionsFor(tx, actor, permission);
  return within === null || candidates.every(({ option }) => within.includes(option));
}
