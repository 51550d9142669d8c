import type { Held, NotPersonal } from "#platform/privacy";

const why = "So that a centre and the board can see what was sent";
const keep = {
  kind: "always",
  because: "what was accepted explains the result; what is left of a rejected file is removed after 90 days",
} as const;

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "exchange.file",
    about: "candidate",
    what: "Exchange files as centres sent them",
    why,
    ground: "public task",
    keep,
  },
  {
    table: "exchange.file_line",
    about: "candidate",
    what: "Errors and warnings of exchange files, with the candidate numbers and names they name",
    why,
    ground: "public task",
    keep,
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [{ table: "exchange.sequence", because: "numbers of files" }];
