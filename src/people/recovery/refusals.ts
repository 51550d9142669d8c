import { defineRefusal } from "#kernel";

export const resetLinkOver = defineRefusal(
  "reset-link-over",
  "This link has expired or has already been used. Ask for a new one.",
);
