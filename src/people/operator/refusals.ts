import { defineRefusal } from "#kernel";

export const administratorExists = defineRefusal(
  "administrator-exists",
  "The board has an administrator: {names}. Ask for an invitation, or use --despite if none can be reached.",
);
export const emailOfAnother = defineRefusal(
  "email-of-another",
  "This email address belongs to {name}. Give that name exactly, or use another address.",
);
export const personNotActive = defineRefusal(
  "person-not-active",
  "The account of {name} is {state}. Use another email address.",
);
export const accountCannotSignIn = defineRefusal(
  "account-cannot-sign-in",
  "The account of {name} is {state}. Ask an administrator to open it again on the person's page.",
);
export const personUnknown = defineRefusal(
  "person-unknown",
  "There is no person {person}. Add them with --role and --name.",
);
export const personMissing = defineRefusal("person-missing", "Say who the link is for.", { field: "person" });
export const sealingKeysNowhere = defineRefusal(
  "sealing-keys-nowhere",
  "There is no file for the keys. Set ACCOLADE_SEALING_KEYS to a file that every process of the board can read, then " +
    "run this again.",
);
export const personKnown = defineRefusal(
  "person-known",
  "{person} already has an account: {name}. Leave out --role and --name to make a link. Roles are given on the People page.",
);
export const emailKnown = defineRefusal(
  "email-known",
  "The email address {email} is that of {name}. Each person has one account: make the link for them.",
);
export const roleNameUnknown = defineRefusal("role-name-unknown", "A role is one of {roles}.", { field: "role" });
export const personUnreadable = defineRefusal(
  "person-unreadable",
  "A person's identifier is letters, digits, dots, dashes and underscores, such as ada.lovelace.",
  { field: "person" },
);
export const roleOfCandidate = defineRefusal("role-of-candidate", "Candidates are added with their entries.", {
  field: "role",
});
export const roleBySubject = defineRefusal(
  "role-by-subject",
  "This role is given for subjects. Invite the person on the People page.",
  { field: "role" },
);
export const centreNumberMissing = defineRefusal(
  "centre-number-missing",
  "A role at a centre needs --centre and a centre number of 5 digits.",
  { field: "centre" },
);
export const centreNotTaken = defineRefusal(
  "centre-not-taken",
  "This role does not belong to a centre. Leave out --centre.",
  { field: "centre" },
);
export const linkUnreadable = defineRefusal(
  "link-unreadable",
  "A link needs the hash of its token, and must last from 1 to {hours} hours.",
);
export const personNameUnreadable = defineRefusal(
  "person-name-unreadable",
  "Enter a name of 1 to 200 characters on one line",
  { field: "name" },
);
export const emailUnreadable = defineRefusal("email-unreadable", "Enter an email address, such as ada@board.example", {
  field: "email",
});
