import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { type EndedRole, type EndingFacts, loadEnding, saveEnd } from "../end-facts.ts";
import { mayResign } from "../end-role/rule.ts";
import { readFields } from "../read-terms.ts";

/** Resigns a role of one's own, now. Takes `holding`. */
export const resignRole = defineAction<{ holdingId: string }, EndingFacts, { readonly at: string }, EndedRole>({
  name: "resign-role",
  summary: "Resign one of my roles",
  permission: "self",
  account: "access",
  read: (raw) => ok({ holdingId: readFields(raw)("holding") }),
  load: (tx, input, { actor: { personId }, locks }) =>
    loadEnding(tx, { ...input, personId }, ({ side }) => side !== "candidate", locks),
  rule: (facts, _input, { actor }) => mayResign(actor.personId, facts),
  save: (tx, { at }, facts, _input, moment) => saveEnd(tx, at, facts, { reason: "resigned", later: false }, moment),
});
