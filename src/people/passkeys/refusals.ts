import { defineRefusal } from "#kernel";

const name = { field: "name" } as const;

export const passkeyQuestionOver = defineRefusal(
  "passkey-question-over",
  "The passkey took too long, or this was sent twice or from another browser. Try again.",
  { source: "WebAuthn Level 3, 7.1 and 7.2" },
);
export const passkeyUnknown = defineRefusal(
  "passkey-unknown",
  "We do not recognise this passkey. It was removed, or was made for another account. Use another passkey, or sign in another way.",
);
export const passkeyNotAccepted = defineRefusal(
  "passkey-not-accepted",
  "The passkey was not accepted. Try again with a fingerprint, face or PIN, or use another device.",
  { source: "WebAuthn Level 3, 7.1 and 7.2" },
);
export const passkeyCounterBack = defineRefusal(
  "passkey-counter-back",
  "The passkey was not accepted because it may have been copied. Sign in another way, then remove this passkey.",
  { source: "WebAuthn Level 3, 6.1.1" },
);
export const passkeyOfInactiveAccount = defineRefusal(
  "passkey-account-not-active",
  "Your account is not active. Ask the person who manages accounts at your centre or the board.",
);
export const passkeyUnreadable = defineRefusal(
  "passkey-answer-unreadable",
  "We could not read the answer from your passkey. Load the page again and try once more.",
  { source: "WebAuthn Level 3, 5.1" },
);
export const passkeyKnown = defineRefusal(
  "passkey-known",
  "This passkey is already in use. Use another device if you want to add one more.",
);
export const passkeysTooMany = defineRefusal(
  "passkeys-too-many",
  "You have {most} passkeys. Remove one that you no longer use first.",
);
export const passkeyAbsent = defineRefusal(
  "passkey-absent",
  "You do not have this passkey. Choose one from the list on your account page.",
);
export const lastWayIn = defineRefusal(
  "last-way-in",
  "This passkey is your only way to sign in. Add another passkey, or a password with an authenticator app, before you remove this one.",
);
export const passkeyNameMissing = defineRefusal("passkey-name-missing", "Enter a name for the passkey", name);
export const passkeyNameTooLong = defineRefusal(
  "passkey-name-too-long",
  "Name must be {most} characters or fewer",
  name,
);
export const passkeyNameUnreadable = defineRefusal(
  "passkey-name-unreadable",
  "Name must contain only letters, numbers and symbols",
  name,
);
