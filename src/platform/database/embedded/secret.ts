import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasFiles } from "./folder.ts";
import { DatabaseFault } from "../fault.ts";

/**
 * The secret of a data folder: made once, readable by its owner only. Passwords of the database roles derive from it.
 * Refuses (throws DatabaseFault) a folder that has a database and has lost its secret: a new one would open nothing.
 */
export function readSecret(dataFolder: string, cluster: string): string {
  const file = join(dataFolder, "secret");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (found !== "") return found;
  if (hasFiles(cluster)) {
    throw new DatabaseFault(
      "secret-missing",
      `The file ${file} is missing or empty; the database does not open without it. Put it back from a backup copy.`,
    );
  }
  const secret = randomBytes(32).toString("hex");
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
