import { defineRefusal } from "#kernel";

const code = { field: "code" } as const;

export const authenticatorAbsent = defineRefusal(
  "authenticator-absent",
  "Your account has no authenticator app. Set one up on the Authenticator app page.",
);
export const setUpOver = defineRefusal(
  "authenticator-set-up-over",
  "This set-up has ended: the app is already set up, or an hour has passed. Start again with a new code to scan.",
);
export const codeMissing = defineRefusal(
  "code-missing",
  "Enter the code from your authenticator app, or a recovery code",
  code,
);
export const codesUsedUp = defineRefusal(
  "codes-used-up",
  "You entered {count} incorrect codes. Enter your email address and password again. If you do not have the app, use a recovery code.",
  { field: "email" },
);
export const codeWrong = defineRefusal(
  "code-wrong",
  "The code is incorrect. Enter the 6 digits that your app shows now, or one of your recovery codes.",
  { ...code, source: "RFC 6238, 5.2" },
);
export const codeUsed = defineRefusal(
  "code-used",
  "This code has already been used. Wait until your app shows a new code and enter that.",
  { ...code, source: "RFC 6238, 5.2; OWASP ASVS 5.0, 6.5.1" },
);
export const lastSecondFactor = defineRefusal(
  "last-second-factor",
  "You could not sign in without the authenticator app. Add a passkey first, or replace the app with another.",
  { source: "OWASP ASVS 5.0, 6.3.3" },
);
