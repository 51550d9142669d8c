import { defineEvent } from "./define-event.ts";

/** Somebody proposed an act that needs a second person. */
export const proposalMade = defineEvent({
  name: "proposal-made",
  about: "Something was proposed and is waiting for a second person",
  fields: { proposalId: "the proposal", action: "the act that was proposed" },
});

/** What happened to a proposal. */
export const proposalEnded = defineEvent({
  name: "proposal-ended",
  about: "A proposal was approved, declined, withdrawn, or expired",
  fields: { proposalId: "the proposal", action: "the act that was proposed", state: "what came of it" },
});
