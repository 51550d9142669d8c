import { dayAt, statusAfter } from "#kernel";
import type { Actor } from "#platform/actors";
import { findSubjectNames, subjectPlace } from "#platform/activity";
import type { Tx } from "#platform/database";
import { readCalendar } from "#platform/days";
import { type About, type AnyKind, type Move, tagFor } from "../case-kind.ts";
import { type CaseRow, findCase } from "../case-row.ts";
import { type TimeLeft, timeLeft } from "../clock.ts";
import { type Done, doneIn, type Said, saidIn } from "./conversation.ts";

/** A record that a case is about, by name, and where it is shown to the person. */
export type AboutRecord = { readonly text: string; readonly href: string | undefined };

/** A case with all that its page and its endpoint show. */
export type ShownCase = {
  readonly row: CaseRow;
  readonly left: TimeLeft;
  readonly status: string;
  readonly lines: readonly { readonly key: string; readonly value: string }[];
  readonly centre: AboutRecord;
  readonly about: readonly AboutRecord[];
  readonly said: readonly Said[];
  readonly done: readonly Done[];
  /** What the person can do now. */
  readonly moves: readonly Move[];
};

/** A case as a person may see it; undefined when there is none, or it is not theirs to see. */
export async function loadCase(
  tx: Tx,
  kind: AnyKind,
  caseId: string,
  actor: Actor,
  at: Temporal.Instant,
): Promise<ShownCase | undefined> {
  const row = await findCase(tx, kind, caseId, actor.side);
  if (!row) return undefined;
  const today = dayAt(at);
  return {
    row,
    left: timeLeft(row, today, await readCalendar(tx, row.clockCounts)),
    status: tagFor(kind, row.status, actor.side).text,
    lines: await kind.rows(tx, row),
    ...(await recordsOf(tx, kind, actor, row)),
    said: await saidIn(tx, row, actor.side),
    done: await doneIn(tx, kind, row, actor.side),
    moves: movesNow(kind, row, actor, today),
  };
}

/** The moves that somebody may make now: exactly those that would not be refused for the status or the permission. */
export function movesNow({ moves, cycle, may }: AnyKind, row: CaseRow, actor: Actor, today: string): readonly Move[] {
  return moves.filter(
    (move) =>
      move.by === actor.side &&
      actor.permissions.has(move.by === "board" ? may.work : may.open) &&
      statusAfter(cycle, row.status, move.act) !== undefined &&
      (move.may?.(row, today).ok ?? true),
  );
}

async function recordsOf(
  tx: Tx,
  kind: AnyKind,
  actor: Actor,
  row: CaseRow,
): Promise<Pick<ShownCase, "centre" | "about">> {
  const [centre, about] = [{ subjectKind: "centre", subjectId: row.centreId }, kind.about(row)];
  const names = await findSubjectNames(tx, [centre, ...about]);
  const shown = (each: About) => ({ text: names(each), href: subjectPlace(actor, each.subjectKind, each.subjectId) });
  return { centre: shown(centre), about: about.map(shown) };
}
