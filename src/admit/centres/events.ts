import { defineEvent } from "#platform/events";

export const centresAdded = defineEvent({
  name: "centres-added",
  about: "Centres were added to the register, or what they are approved for was changed",
  fields: { centres: "their numbers" },
});

export const centreCorrected = defineEvent({
  name: "centre-corrected",
  about: "The board corrected the centre's details on the register",
  fields: { details: "the details that changed" },
  told: { needs: "entries.view", fields: ["details"] },
});

export const earlyAccessWithdrawn = defineEvent({
  name: "early-access-withdrawn",
  about: "The board withdrew the centre's early access to results",
  fields: { reason: "why" },
  told: { needs: "results.view", fields: [] },
});
