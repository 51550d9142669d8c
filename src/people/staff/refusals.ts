import { defineRefusal } from "#kernel";

const jcq = "JCQ general regulations: the head of centre answers for who works with the awarding bodies' systems";
const peers = "Peers: a centre with nobody who manages accounts is locked out until the board helps";

// What does not exist, or is not the reader's to see.

export const staffUnknown = defineRefusal(
  "staff-unknown",
  "There is no such person here. Choose a person from the list.",
  { field: "person" },
);
export const holdingUnknown = defineRefusal(
  "holding-unknown",
  "There is no such role here. Choose a role on the person's page.",
);
export const invitationUnknown = defineRefusal(
  "invitation-unknown",
  "There is no such invitation here. Choose one from the list.",
);
export const noticeUnknown = defineRefusal(
  "notice-unknown",
  "There is no such notice, or someone has already marked it as read.",
);

// The fields of a form.

export const roleUnknown = defineRefusal("role-unknown", "Choose a role from the list", { field: "role" });
export const subjectForm = defineRefusal(
  "subject-form",
  "Enter each subject as a qualification code of 3 to 8 letters and digits, such as J560. Not a code: {codes}.",
  { field: "subjects" },
);
export const subjectsMany = defineRefusal(
  "subjects-many",
  "Enter at most 60 codes, or choose a role for the whole centre",
  { field: "subjects" },
);
export const dayForm = defineRefusal("day-form", "Enter a day as year, month and day, such as 2026-08-14");
export const emailForm = defineRefusal("email-form", "Enter an email address, such as sam.lee@school.example", {
  field: "email",
});
export const nameMissing = defineRefusal("name-missing", "Enter the person's name", { field: "name" });
export const nameForm = defineRefusal("name-form", "Enter a name of at most 200 characters", { field: "name" });
export const reasonMissing = defineRefusal("role-reason-missing", "Enter a reason", { field: "reason" });
export const reasonLong = defineRefusal("role-reason-long", "Enter a reason of at most {max} characters", {
  field: "reason",
});
export const centreForm = defineRefusal(
  "centre-form",
  "A centre number has 5 digits. Start from the page of the centre.",
  { field: "centre" },
);

// The end of a role, and its return.

export const ownRoleEnded = defineRefusal(
  "own-role-ended",
  "This is your own role. Resign it on your account page, or ask someone else who manages accounts.",
);
export const roleNotOwn = defineRefusal(
  "role-not-own",
  "You can resign only your own roles. Choose one on your account page.",
);
export const appointedRoleEnded = defineRefusal(
  "appointed-role-ended",
  "The board appointed this person. Ask the board to end the role.",
  { source: jcq },
);
export const roleOver = defineRefusal("role-over", "This role has already ended. You do not need to do anything.");
export const endPast = defineRefusal("end-past", "Last day must be today or later", { field: "until" });
export const endLater = defineRefusal(
  "end-later",
  "The role already ends on {day}. To make it last longer, give it again.",
  { field: "until" },
);
export const lastManager = defineRefusal(
  "last-manager",
  "Nobody else manages accounts at this centre. Make another person exams officer first, or ask the board to appoint one.",
  { source: peers },
);
export const lastAdministrator = defineRefusal(
  "last-administrator",
  "Nobody else manages accounts at the board. Make another person administrator first.",
  { source: peers },
);
export const roleStands = defineRefusal("role-stands", "This role was not ended. There is nothing to restore.");
export const roleGone = defineRefusal("role-gone", "This role no longer exists. Give the person another one.");
export const restoreLate = defineRefusal("restore-late", "The role ended more than {days} days ago. Give it again.", {
  source: "INFERRED; Pearson restores a deleted account as a support case",
});
export const restoreOver = defineRefusal(
  "restore-over",
  "The last day of the role has passed. Give the role again with other days.",
);

// Whole accounts.

export const accountNotActive = defineRefusal(
  "account-suspended-or-closed",
  "This account is already suspended or closed. You do not need to do anything.",
);
export const accountNotSuspended = defineRefusal(
  "account-not-suspended",
  "This account is not suspended. You do not need to do anything.",
);
export const accountOfBoard = defineRefusal(
  "account-of-board",
  "This person also works for the board. Ask the board to reactivate their account.",
);
export const accountClosed = defineRefusal(
  "account-closed",
  "This account is already closed. You do not need to do anything.",
);
export const accountOpen = defineRefusal("account-open", "This account is not closed. You do not need to do anything.");
export const ownAccountClosed = defineRefusal(
  "own-account-closed",
  "You cannot close your own account. Ask another administrator.",
);
export const ownSessions = defineRefusal("own-sessions", "These are your own sessions. End them on your account page.");

// Invitations.

export const invitationAccepted = defineRefusal(
  "invitation-accepted",
  "This invitation has been accepted. Open the person's page instead.",
);
export const invitationCancelled = defineRefusal(
  "invitation-cancelled",
  "This invitation has been cancelled. Invite the person again.",
);
export const invitationByEmail = defineRefusal(
  "invitation-by-email",
  "Invitations are sent by email here. Send the invitation again instead.",
);
export const invitationRoleOver = defineRefusal(
  "invitation-role-over",
  "The last day of the role has passed. Cancel the invitation and send a new one.",
);
export const invitationOver = defineRefusal(
  "invitation-over",
  "This invitation has expired, has been cancelled or has already been used. Ask the person who invited you for a new one.",
);
export const invitationOfOther = defineRefusal(
  "invitation-of-other",
  "This invitation is for a different email address from your account's. Sign out to accept it as a new person, or ask to be invited at your account's address.",
  { source: "OWASP ASVS 5.0, 6.4.1 and 6.8.1" },
);
export const invitationAccountShut = defineRefusal(
  "invitation-account-shut",
  "The account with this email address is suspended or closed. Ask the person who invited you, or the board, to open it.",
);
export const signInFirst = defineRefusal(
  "sign-in-first",
  "There is an account with this email address. Sign in, then open the link again.",
  { source: "OWASP ASVS 5.0, 6.4.1 and 6.8.1" },
);
