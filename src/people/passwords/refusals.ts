import { defineRefusal } from "#kernel";

const field = { field: "password", source: "NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2" } as const;

export const signInWrong = defineRefusal(
  "sign-in-wrong",
  "The email address or the password is incorrect. Try again, or reset your password with the link below the form.",
  { field: "password", source: "OWASP ASVS 5.0, 6.3.8" },
);
export const emailMissing = defineRefusal("email-missing", "Enter your email address, for example name@school.sch.uk", {
  field: "email",
});
export const passwordMissing = defineRefusal("password-missing", "Enter a password", { field: "password" });
export const passwordShort = defineRefusal(
  "password-short",
  "The password has {length} characters. Use at least {least}. Three or four unrelated words are easy to remember.",
  field,
);
export const passwordLong = defineRefusal(
  "password-long",
  "The password has {length} characters. Use {most} or fewer.",
  field,
);
export const passwordOwnWords = defineRefusal(
  "password-own-words",
  "The password is mostly your name, your email address or the board's name, which other people know. Choose words that have nothing to do with you.",
  field,
);
export const passwordCommon = defineRefusal(
  "password-common",
  "The password is mostly common words, repeated characters or rows of keys, which are easy to guess. Choose three or four unrelated words.",
  field,
);
export const passwordCurrentWrong = defineRefusal(
  "password-current-wrong",
  "The current password is incorrect. Enter the password you sign in with now.",
  { field: "current" },
);
export const passwordChangedSince = defineRefusal(
  "password-changed-since",
  "Your password has just been changed in another window. Sign in with the new password.",
);
export const signInsFull = defineRefusal(
  "sign-ins-full",
  "Many people are signing in and {waiting} are waiting. You are not signed in. Try again in {wait}. If you are already signed in, this does not affect you.",
);
export const tooManyTries = defineRefusal(
  "too-many-tries",
  "There have been too many failed attempts. Wait {wait} and try again. You can use a passkey or single sign-on now.",
  { source: "OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B-4, 3.2.2" },
);
