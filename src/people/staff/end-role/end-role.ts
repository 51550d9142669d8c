import { type Day, type Decision, ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { endOfDay } from "../days.ts";
import { type EndedRole, type EndingFacts, type HoldingAsked, loadEnding, saveEnd } from "../end-facts.ts";
import { readDay, readFields } from "../read-terms.ts";
import { mayEnd } from "./rule.ts";

export type EndInput = HoldingAsked & { readonly lastDay: Day | null; readonly reason: string };

/** Ends a role, now or after a last day. Takes `person`, `holding`, `until` (blank for now) and `reason`. */
export const endRole = defineAction<EndInput, EndingFacts, { readonly at: string }, EndedRole>({
  name: "end-role",
  summary: "End a role",
  permission: "people.manage",
  read: readEnd,
  load: (tx, input, { actor, locks }) =>
    loadEnding(tx, input, (holding) => actor.side === "board" || holding.centreId === actor.centreId, locks),
  rule: (facts, input, { actor }) => mayEnd(actor, facts, { at: instantOf(input), reason: input.reason }),
  save: (tx, { at }, facts, input, moment) =>
    saveEnd(tx, at, facts, { reason: input.reason, later: input.lastDay !== null }, moment),
});

export function readEnd(raw: unknown): Decision<EndInput> {
  const field = readFields(raw);
  const lastDay = readDay(field("until"), "until");
  if (!lastDay.ok) return lastDay;
  const asked = { holdingId: field("holding"), personId: field("person") };
  return ok({ ...asked, lastDay: lastDay.value, reason: field("reason") });
}

/** When the role ends; null for now. */
export function instantOf({ lastDay }: EndInput): string | null {
  return lastDay === null ? null : endOfDay(lastDay);
}
