import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Binaries } from "./binaries.ts";
import type { RunAs } from "./run-as.ts";
import { DatabaseFault } from "../fault.ts";

/**
 * Makes the files of a new database. They are made beside their place and moved there when they are whole, so that a
 * program killed meanwhile leaves nothing that looks like a database.
 */
export function makeCluster(binaries: Binaries, cluster: string, secret: string, account: RunAs | undefined): void {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  const made = spawnSync(
    binaries.initdb,
    [
      "-D",
      draft,
      "-U",
      "accolade_root",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--data-checksums",
      "--no-sync",
      "--no-instructions",
    ],
    { ...identity(account), cwd: "/", encoding: "utf8", env: { PATH: process.env["PATH"], LC_ALL: "C" } },
  );
  rmSync(passwordFile);
  if (made.status === 0) return renameSync(draft, cluster);
  rmSync(draft, { recursive: true, force: true });
  throw new DatabaseFault("database-not-made", `The database folder could not be made: ${lastLine(made.stderr)}`);
}

/** The account for a child process. */
export function identity(account: RunAs | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The line of a log that tells what went wrong. */
export function lastLine(text: string): string {
  const telling = text
    .trim()
    .split("\n")
    .filter((line) => /FATAL|error|could not|PANIC/i.test(line));
  return telling.at(-1) ?? text.trim().split("\n").at(-1) ?? "no message";
}
