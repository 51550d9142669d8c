import { type Day, type Decision, ok } from "#kernel";
import { defineAction } from "#platform";
import { endOfDay } from "../days.ts";
import { type EndedRole, type EndingFacts, loadEnding, saveEnd } from "../end-facts.ts";
import { readDay, readFields } from "../read-terms.ts";
import { mayEnd } from "./rule.ts";

export type EndInput = { readonly holdingId: string; readonly lastDay: Day | null; readonly reason: string };

/** Takes a role back, now or after a last day. Takes `holding`, `until` (blank for now) and `reason`. */
export const endRole = defineAction<EndInput, EndingFacts, { readonly at: string }, EndedRole>({
  name: "end-role",
  summary: "Take a role back",
  permission: "people.manage",
  read: readEnd,
  load: (tx, { holdingId }, { actor }) =>
    loadEnding(tx, holdingId, (holding) => actor.side === "board" || holding.centreId === actor.centreId),
  rule: (facts, input, { actor }) => mayEnd(actor, facts, { at: instantOf(input), reason: input.reason }),
  save: (tx, { at }, facts, input, moment) =>
    saveEnd(tx, at, facts, { reason: input.reason, later: input.lastDay !== null }, moment),
});

export function readEnd(raw: unknown): Decision<EndInput> {
  const field = readFields(raw);
  const lastDay = readDay(field("until"), "until");
  return lastDay.ok ? ok({ holdingId: field("holding"), lastDay: lastDay.value, reason: field("reason") }) : lastDay;
}

/** The instant at which the role ends; null for now. */
export function instantOf({ lastDay }: EndInput): string | null {
  return lastDay === null ? null : endOfDay(lastDay);
}
