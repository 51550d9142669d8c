import { lstatSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseFault } from "../fault.ts";

/** The account the server runs as when the program itself is root: PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number; readonly name: string };

/** The account to use, or undefined when the program is not root and simply runs the server as itself. */
export function serverAccount(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!account) throw new Error("Run as root, PostgreSQL needs an account named postgres or nobody; neither exists.");
  return { name: account[0] ?? "", uid: Number(account[2]), gid: Number(account[3]) };
}

/** Whether every folder on the way to a path lets the account through. */
export function reachableBy(path: string, account: RunAs): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = lstatSync(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Refuses (throws DatabaseFault) a folder in a place open to everybody that another account made, or may write to: its
 * programs would run, or its files be trusted.
 */
export function refuseOthersFolder(path: string): void {
  const { uid, mode } = lstatSync(path);
  if (uid === process.getuid?.() && (mode & 0o022) === 0 && lstatSync(path).isDirectory()) return;
  throw new DatabaseFault(
    "folder-of-others",
    `${path} was made by another account, or others may write to it. Remove it and run this again.`,
  );
}
