import type { Held, NotPersonal } from "#platform/privacy";

const forLife = "a qualification is proved for life, and the record says whose it is";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "candidates.candidate",
    about: "candidate",
    what: "Names, date of birth, sex, UCI, ULN and UPN of a candidate at a centre",
    why: "So that entries, results and certificates are the right person's",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: {
      columns: [
        "centre_id",
        "uci",
        "uln",
        "upn",
        "surname",
        "forenames",
        "file_name",
        "sex",
        "date_of_birth",
        "status",
      ],
      by: { kind: "candidate" },
    },
  },
  {
    table: "candidates.earlier_details",
    about: "candidate",
    what: "What a candidate's details were before they were corrected",
    why: "So that issued results keep the name they were issued in",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: {
      columns: ["surname", "forenames", "sex", "date_of_birth", "uln", "from_at", "until_at"],
      by: { kind: "candidate" },
    },
  },
  {
    table: "candidates.identity_decision",
    about: "candidate",
    what: "Why the board decided that a record is of a person whose identity changed",
    why: "So that results are not given to somebody else",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: { columns: ["version", "reason"], by: { kind: "candidate" }, forBoard: ["reason"] },
  },
  {
    table: "candidates.merger",
    about: "candidate",
    what: "That two records are of one person, and why",
    why: "So that what was taken under two UCIs counts together",
    ground: "public task",
    keep: { kind: "always", because: forLife },
  },
  {
    table: "candidates.two_people",
    about: "candidate",
    what: "That two records that look alike are not of one person, and why",
    why: "So that results are not given to somebody else",
    ground: "public task",
    keep: { kind: "always", because: forLife },
  },
  {
    table: "candidates.candidate_number",
    about: "candidate",
    what: "The candidate's number in each series",
    why: "So that papers and marks find the candidate",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: { columns: ["series", "candidate_number"], by: { kind: "candidate" } },
  },
  {
    table: "candidates.uci_directory",
    about: "candidate",
    what: "At which centres a UCI is known",
    why: "So that results of earlier centres count",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: { columns: ["uci", "centre_id"], by: { kind: "uci" } },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "candidates.counter", because: "the last number given at a centre" },
];
