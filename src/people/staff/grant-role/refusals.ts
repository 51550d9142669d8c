import { defineRefusal } from "#kernel";

const jcq = "JCQ general regulations: the head of centre answers for who works with the awarding bodies' systems";
const asvsGrants = "OWASP ASVS 5.0, 8.2.1 and 8.3.1";

export const ownRole = defineRefusal(
  "own-role",
  "You cannot change your own roles. Ask someone else who manages accounts.",
  { source: asvsGrants },
);
export const roleOfBoard = defineRefusal("role-of-board", "{title} is not a role at a centre. Choose another role.", {
  field: "role",
});
export const roleOfCentre = defineRefusal(
  "role-of-centre",
  "{title} is a role that the centre gives. To appoint a head of centre or exams officer, start from the page of the centre.",
  { field: "role" },
);
export const roleAppointed = defineRefusal(
  "role-appointed",
  "{title} is appointed by the board. Tell the board who it is.",
  { field: "role", source: jcq },
);
export const firstExamsOfficer = defineRefusal(
  "first-exams-officer",
  "The board appoints the first exams officer of a centre. Contact the board and say who it is.",
  { field: "role", source: jcq },
);
export const roleNotAppointed = defineRefusal(
  "role-not-appointed",
  "The board appoints heads of centre and exams officers. The centre gives its other roles.",
  { field: "role", source: jcq },
);
export const moreThanHeld = defineRefusal(
  "more-than-held",
  "{title} has permissions that you do not have: {what}. Ask someone who has them.",
  { field: "role", source: asvsGrants },
);
export const beyondOwnEnd = defineRefusal(
  "beyond-own-end",
  "Your own role ends on {day}. Choose that day or an earlier one as the last day.",
  { field: "until", source: asvsGrants },
);
export const fromPast = defineRefusal("from-past", "First day must be today or later", { field: "from" });
export const fromFar = defineRefusal("from-far", "First day must be within a year from today", { field: "from" });
export const untilBeforeFrom = defineRefusal(
  "until-before-from",
  "Last day must be the same as or after the first day",
  { field: "until" },
);
export const subjectsMissing = defineRefusal(
  "subjects-missing",
  "{title} is given for some subjects. Enter the code of each qualification, such as J560.",
  { field: "subjects" },
);
export const subjectsUnneeded = defineRefusal(
  "subjects-unneeded",
  "{title} is given for the whole centre. Leave the subjects blank or choose another role.",
  { field: "subjects" },
);
export const roleHeld = defineRefusal(
  "role-held",
  "The person has this role from {from} {until}. Choose other days, or end that role first.",
  { field: "role" },
);
export const personHere = defineRefusal(
  "person-here",
  "{name} has an account here with this email address. Give them the role on their own page.",
  { field: "email" },
);
export const invitedBefore = defineRefusal(
  "invited-before",
  "This email address has already been invited. Send that invitation again, or cancel it first.",
  { field: "email" },
);
