import { type Decision, formatDay, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { Moment, Saved } from "#platform/perform";
import { lastDayOf } from "./days.ts";
import type { EndFacts } from "./end-role/rule.ts";
import { findHolding, type Holding, otherManagers } from "./holdings.ts";
import { namesOf } from "./people.ts";
import { databaseNow, lockPlace } from "./place.ts";
import { holdingUnknown } from "./refusals.ts";
import { notifyCentre } from "./notify-centre.ts";
import { roleInSentence } from "./words.ts";
import { roleEnded } from "../events.ts";

/** Everything that decides whether a role may be ended. */
export type EndingFacts = EndFacts & { readonly holding: Holding; readonly personName: string };
export type EndedRole = { readonly personId: string };

/** Which role, and whose it should be: an address names both. */
export type HoldingAsked = { readonly holdingId: string; readonly personId: string };

/** Reads what decides whether a role may be ended. Refused: a role that the actor may not see, or another person's. */
export async function loadEnding(
  tx: Tx,
  { holdingId, personId }: HoldingAsked,
  sees: (holding: Holding) => boolean,
  locks: boolean,
): Promise<Decision<EndingFacts>> {
  const holding = await findHolding(tx, holdingId, locks);
  if (!holding || !sees(holding)) return holdingUnknown.refuse();
  if (personId !== "" && holding.personId !== personId) return holdingUnknown.refuse();
  await lockPlace(tx, { side: holding.side === "centre" ? "centre" : "board", centreId: holding.centreId }, locks);
  const names = await namesOf(tx, [holding.personId]);
  return ok({
    holding,
    personName: names.get(holding.personId) ?? "this person",
    remaining: await otherManagers(tx, holding),
    ...(await databaseNow(tx)),
  });
}

/** Ends a role now, or sets when it ends. Notifies the centre, and returns what the audit log says. */
export async function saveEnd(
  tx: Tx,
  at: string,
  facts: EndingFacts,
  wish: { readonly reason: string; readonly later: boolean },
  moment: Moment,
): Promise<Saved<EndedRole>> {
  const { holding } = facts;
  const { actor } = moment;
  await notifyCentre(tx, moment, holding.centreId, noticeOf(at, facts, wish, actor));
  const change = wish.later ? { until_at: at } : { ended_at: at, ended_by: actor.personId, end_reason: wish.reason };
  await tx.updateTable("access.role_holding").set(change).where("holding_id", "=", holding.holdingId).execute();
  const known = { role: holding.role, subjects: holding.subjects, holding: holding.holdingId };
  return {
    answer: { personId: holding.personId },
    subject: { kind: "person", id: holding.personId },
    centreId: holding.centreId,
    chain: "board",
    ...(wish.reason === "" ? {} : { reason: wish.reason }),
    before: { ...known, until: holding.until },
    after: { ...known, ...(wish.later ? { until: at } : { endedAt: at }) },
    events: [
      roleEnded.of(holding.centreId, {
        personId: holding.personId,
        role: holding.role,
        holdingId: holding.holdingId,
        at,
      }),
    ],
  };
}

function noticeOf(
  at: string,
  { holding, personName }: EndingFacts,
  wish: { readonly reason: string; readonly later: boolean },
  actor: Actor,
): { readonly title: string; readonly text: string } {
  const role = roleInSentence(holding.role);
  if (actor.personId === holding.personId)
    return { title: `${personName} resigned as ${role}`, text: `${personName} resigned as ${role}.` };
  const when = wish.later ? ` on ${formatDay(lastDayOf(at))}` : "";
  return {
    title: `${personName}'s role as ${role} ended`,
    text: `${actor.name} ended ${personName}'s role as ${role}${when}. Reason: ${wish.reason}`,
  };
}
