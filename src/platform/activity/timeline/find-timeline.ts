import type { Actor } from "../../actors/actor.ts";
import type { Tx } from "../../database/database.ts";
import { actionDone } from "../../app/program.ts";
import { reasonFor } from "../list-acts.ts";
import { paths } from "../../paths.ts";

/** What happened to a thing: an act of a person, or what followed without one. */
export type HistoryLine = {
  readonly at: string;
  readonly personName: string | null;
  readonly approvedByName: string | null;
  readonly title: string;
  readonly reason: string | null;
};

/** The history of one thing, newest first, as its page shows it. */
export type Timeline = {
  readonly acts: readonly HistoryLine[];
  /** The whole of it, with the values before and after. */
  readonly whole: string;
};

const shownMax = 10;

/**
 * The newest acts on a thing that the actor of the transaction may see; undefined for those who may not read the audit
 * log.
 */
export async function findTimeline(tx: Tx, actor: Actor, kind: string, id: string): Promise<Timeline | undefined> {
  if (!actor.permissions.has("audit.view")) return undefined;
  const acts = await tx
    .selectFrom("audit.act")
    .select(["at", "person_name as personName", "approved_by_name as approvedByName", "action"])
    .select(reasonFor(actor.side).as("reason"))
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .orderBy("act_id", "desc")
    .limit(shownMax)
    .execute();
  return {
    acts: acts.map(({ action, ...act }) => ({ ...act, title: actionDone(action) })),
    whole: (actor.side === "board" ? paths.boardActivity : paths.centreActivity)({ kind, id }),
  };
}

/** A history with lines that no act made, each at its time. */
export function withLines(history: Timeline | undefined, lines: readonly HistoryLine[]): Timeline | undefined {
  if (!history) return undefined;
  const instantOf = ({ at }: HistoryLine) => Temporal.Instant.from(at);
  const acts = [...history.acts, ...lines].sort((a, b) => Temporal.Instant.compare(instantOf(b), instantOf(a)));
  return { ...history, acts };
}
