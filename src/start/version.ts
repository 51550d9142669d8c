import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of this program, as package.json has it. */
export const version: string = readVersion();

function readVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"),
  );
  return manifest.version;
}
