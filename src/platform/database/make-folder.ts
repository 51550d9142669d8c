import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing. Throws what the system says (with the path) where none can be
 * made: `mkdirSync` with `recursive` never returns where an existing folder takes no new ones but says that it is not
 * there, as /proc does and a folder that was removed under a running shell.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let each = folder; !existsSync(each) && each !== dirname(each); each = dirname(each)) missing.unshift(each);
  for (const each of missing) makeOne(each);
  if (missing.length === 0) mkdirSync(folder, { recursive: true });
}

/** Another program may have made it meanwhile. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "EEXIST")) throw fault;
  }
}
