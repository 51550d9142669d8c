import { defineAction } from "#platform/perform";
import { type EndedRole, type EndingFacts, loadEnding, saveEnd } from "../end-facts.ts";
import { type EndInput, instantOf, readEnd } from "../end-role/end-role.ts";
import { mayEnd } from "../end-role/rule.ts";
import { isAppointedRole } from "../words.ts";

/** Ends the appointment of a centre's head or exams officer. Takes `person`, `holding`, `until` and `reason`. */
export const endAppointment = defineAction<EndInput, EndingFacts, { readonly at: string }, EndedRole>({
  name: "end-appointment",
  summary: "End the appointment of a centre's head or exams officer",
  permission: "people.appoint",
  read: readEnd,
  load: (tx, input, { actor, locks }) =>
    loadEnding(tx, input, ({ role }) => actor.side === "board" && isAppointedRole(role), locks),
  rule: (facts, input, { actor }) => mayEnd(actor, facts, { at: instantOf(input), reason: input.reason }),
  save: (tx, { at }, facts, input, moment) =>
    saveEnd(tx, at, facts, { reason: input.reason, later: input.lastDay !== null }, moment),
});
