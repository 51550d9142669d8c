import type { CommandIo } from "#kernel";

/** What went wrong, as a sentence for the person at the command line. */
export function explainFault(fault: unknown, io: CommandIo): string {
  const code = codeOf(fault);
  const message = fault instanceof Error ? fault.message : String(fault);
  const path = pathOf(fault);
  const known = (path === undefined ? undefined : pathWords[code]?.(path)) ?? plainWords[code];
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

function pathOf(fault: unknown): string | undefined {
  if (fault === null || typeof fault !== "object" || !("path" in fault)) return undefined;
  return typeof fault.path === "string" ? fault.path : undefined;
}

/** Faults of one file or folder, which is named. */
const pathWords: Record<string, (path: string) => string> = {
  ENOENT: (path) => `${path} is not there. Check how it is written.`,
  EISDIR: (path) => `${path} is a folder where a file is needed. Name a file.`,
  ENOTDIR: (path) => `${path} is a file where a folder is needed. Name a folder.`,
  EEXIST: (path) => `${path} is a file where a folder is needed. Name a folder.`,
  EACCES: (path) => `${path} may not be read or written by this account. Check its permissions, or name another.`,
  EPERM: (path) => `${path} may not be changed by this account. Check its permissions, or name another.`,
  EROFS: (path) => `${path} is on a disk that may only be read. Name another place.`,
};

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
  ENOTFOUND: "no machine is known by the name given. Check DATABASE_URL, or the address given with --host.",
  "28P01": "the database server refused the password. Check DATABASE_URL and ACCOLADE_SECRET.",
};
