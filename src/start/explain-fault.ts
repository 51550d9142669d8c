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

/** Our own faults have a code in kebab-case and a sentence for people. */
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

/** Faults of one file or folder, which the sentence names. */
const pathWords: Record<string, (path: string) => string> = {
  ENOENT: (path) => `${path} does not exist. Check the spelling.`,
  EISDIR: (path) => `${path} is a folder. Give a file.`,
  ENOTDIR: (path) => `${path} is a file. Give a folder.`,
  EEXIST: (path) => `${path} is a file. Give a folder.`,
  EACCES: (path) => `this account cannot read or write ${path}. Check its permissions, or use another.`,
  EPERM: (path) => `this account cannot change ${path}. Check its permissions, or use another.`,
  EROFS: (path) => `${path} is on a read-only disk. Use another place.`,
};

const plainWords: Record<string, string> = {
  ENOSPC: "the disk is full. Nothing was changed. Free some space and run the command again.",
  "53100": "the disk of the database is full. Nothing was changed. Free some space and run the command again.",
  EADDRINUSE: "the port is in use by another program. Choose another with --port, or stop the other program.",
  EACCES:
    "this account cannot read or write a file or folder. Check its permissions, or choose another folder " +
    "with --data.",
  EADDRNOTAVAIL:
    "the address given with --host is not an address of this machine. Use one that is, or leave --host out.",
  ENOTDIR: "the data folder is a file. Choose another with --data.",
  EEXIST: "the data folder is a file. Choose another with --data.",
  ECONNREFUSED: "the database server does not answer. Check that it runs and that DATABASE_URL names it.",
  ENOTFOUND: "no machine has this name. Check DATABASE_URL, or the address given with --host.",
  "28P01": "the database server refused the password. Check DATABASE_URL and ACCOLADE_SECRET.",
};
