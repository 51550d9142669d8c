import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

/** The folder of this program. */
export const home = join(import.meta.dirname, "../../..");

/** Where TypeScript of ours is: what the formatter is given, since it would rewrite JSON, Markdown and CSS too. */
export const formattedFolders = ["src", "demo", "bench", "matrix", "stories", "vitest.config.ts"] as const;

/** Runs a script under node_modules with this very Node, sharing the terminal; gives its exit status. */
export function runProgram(script: string, args: readonly string[]): Promise<number> {
  const path = [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(process.execPath, [join(home, "node_modules", script), ...args], {
    cwd: home,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: path },
  });
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, passOn);
      resolve(status ?? 1);
    });
  });
}
