import { optionsFor } from "#catalogue";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { completeness } from "../completeness/completeness.ts";
import { ownCompleteness } from "../list-components/own-completeness.ts";
import { sqlFile } from "../sql-file.ts";

/** Marks of centre-marked work of a series that are due at one instant and are missing, of one centre or of all. */
export type WorkDue = {
  readonly series: string;
  readonly title: string;
  readonly due: Temporal.Instant;
  readonly isOverdue: boolean;
  /** How many the centre has not sent. */
  readonly outstanding: number;
  /** How many of these a centre has entered and not sent. */
  readonly entered: number;
};

type Group = { series: string; title: string; due: string; options: string[] };

const findGroups = sqlFile<Group>(import.meta.dirname, "work-due.sql");

/** So many days before marks are due they are something to do. */
const soonDays = 28;
/** So many days after it they still are, unless their results are out. */
const overdueDays = 90;

/**
 * What is missing of the work whose marks are due within four weeks, or are overdue by up to 90 days, soonest first: of
 * the actor's own centre and subjects, or, for the board, of every centre.
 */
export async function workDue(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<readonly WorkDue[]> {
  const hours = (days: number) => ({ hours: 24 * days });
  const between = [at.subtract(hours(overdueDays)).toString(), at.add(hours(soonDays)).toString()];
  const within = await optionsFor(tx, actor, "marks.view");
  const found: WorkDue[] = [];
  for (const group of await findGroups(tx, [within, ...between])) {
    const due = Temporal.Instant.from(group.due);
    const counts = await countsOf(tx, actor, group);
    const isOverdue = Temporal.Instant.compare(due, at) < 0;
    if (counts.outstanding > 0) found.push({ series: group.series, title: group.title, due, isOverdue, ...counts });
  }
  return found;
}

async function countsOf(
  tx: Tx,
  actor: Actor,
  { series, options }: Group,
): Promise<{ readonly outstanding: number; readonly entered: number }> {
  const rows =
    actor.centreId === null
      ? (await completeness(tx, [series, null, true, options])).map((row) => ({ ...row, entered: 0 }))
      : await ownCompleteness(tx, actor, series, options);
  return {
    outstanding: rows.reduce((sum, row) => sum + row.outstanding, 0),
    entered: rows.reduce((sum, row) => sum + row.entered, 0),
  };
}
