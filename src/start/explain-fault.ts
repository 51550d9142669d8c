import type { CommandIo } from "#kernel";

/** What went wrong, as a sentence for the person at the command line. */
export function explainFault(fault: unknown, io: CommandIo): string {
  const code = codeOf(fault);
  const message = fault instanceof Error ? fault.message : String(fault);
  const known = plainWords[code];
  if (known) return known;
  if (isOurs(code)) return message;
  if (io.environment["ACCOLADE_TRACE"] === "1" && fault instanceof Error) return fault.stack ?? message;
  return `something went wrong and nothing was changed: ${message} (set ACCOLADE_TRACE=1 for the details)`;
}

/** Our own faults carry a code in kebab-case and a sentence for people. */
function isOurs(code: string): boolean {
  return /^[a-z]+(-[a-z]+)+$/.test(code);
}

function codeOf(fault: unknown): string {
  return fault !== null && typeof fault === "object" && "code" in fault ? String(fault.code) : "";
}

const plainWords: Record<string, string> = {
  ENOSPC: "the disk is full. Free some space and run this again; nothing was changed.",
  "53100": "the disk of the database is full. Free some space and run this again; nothing was changed.",
  EADDRINUSE: "the port is taken by another program. Choose another with --port, or stop the other program.",
  EACCES:
    "a file or folder may not be read or written by this account. Check its permissions, or choose another folder " +
      "with --data.",
  EADDRNOTAVAIL: "this machine does not have the address given with --host. Use one of its own, or leave --host out.",
  ENOTDIR: "the data folder is a file. Choose another with --data.",
  EEXIST: "the data folder is a file. Choose another with --data.",
  ECONNREFUSED: "the database server does not answer. Check that it runs and that DATABASE_URL names it.",
  ENOTFOUND: "the database server is not known by that name. Check DATABASE_URL.",
  "28P01": "the database server refused the password. Check DATABASE_URL and ACCOLADE_SECRET.",
};
