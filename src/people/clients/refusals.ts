import { defineRefusal } from "#kernel";

export const clientUnknown = defineRefusal("client-unknown", "There is no such system. Choose one from the list.");
export const centreOnly = defineRefusal(
  "centre-only",
  "Only a centre can give its systems access or add its webhooks. Ask the centre to do it.",
);
export const clientNameMissing = defineRefusal(
  "client-name-missing",
  "Enter a name of 80 characters or fewer, for example School records",
  { field: "name" },
);
export const clientNameTaken = defineRefusal(
  "client-name-taken",
  "Another system at your centre has this name. Enter a different name.",
  { field: "name" },
);
export const vendorTooLong = defineRefusal("vendor-too-long", "Supplier must be 80 characters or fewer", {
  field: "vendor",
});
export const scopesMissing = defineRefusal("scopes-missing", "Select at least one thing the system may do", {
  field: "scopes",
});
export const scopeNotHeld = defineRefusal(
  "scope-not-held",
  "You cannot give a system access that you do not have yourself: {scope}. Clear it, or ask someone who has it.",
  { field: "scopes" },
);
export const clientDaysUnsound = defineRefusal(
  "client-days-unsound",
  "Enter the number of days until access ends, from 1 to {most}",
  { field: "days" },
);
export const clientsTooMany = defineRefusal(
  "clients-too-many",
  "Your centre has {most} systems with access. Revoke one that you do not need before you add another.",
  { field: "name" },
);
export const clientOver = defineRefusal(
  "client-over",
  "This system no longer has access. Give it access again as a new system.",
);
export const clientRevoked = defineRefusal(
  "client-revoked",
  "The access of this system has already been revoked. You do not need to do anything.",
);
export const overlapUnsound = defineRefusal(
  "overlap-unsound",
  "Enter the number of days that the old secret stays valid, from 0 to {most}",
  { field: "overlap" },
);
export const secretShownAlready = defineRefusal(
  "secret-shown-already",
  "You have already done this, and a secret is shown only once. If you did not copy it, make a new secret from the list.",
);
