import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { DatabaseAddress } from "#platform/database";
import { findCluster, postmaster } from "../../src/platform/database/embedded/folder.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";

const program = fileURLToPath(new URL("./serve-folder.ts", import.meta.url));

/** A program that serves a data folder until it is killed or stopped. */
export type Life = {
  readonly address: string;
  /** The program's database, to look at from outside of it. */
  readonly database: Database;
  readonly said: () => string;
  /** Loads the catalogue with a mark in two titles; whether it was loaded, and false when the program was killed. */
  load(mark: string): Promise<boolean>;
  /** Kills the program, or its database server alone; the program then starts the server again. */
  kill(victim: Victim): Promise<void>;
  stop(): Promise<void>;
};

export const victims = ["program", "server"] as const;
export type Victim = (typeof victims)[number];

/** Starts a program on a data folder. Throws when it does not come to serve. */
export async function begin(folder: string): Promise<Life> {
  const { child, said, ended } = spawnProgram(folder);
  const begun: unknown[] = await Promise.race([once(child, "message"), ended.then(() => ["ended"])]);
  const place = placeOf(begun[0]);
  if (!place) throw new Error(`The data folder does not start: ${said()}`);
  const database = openDatabase(place.database);
  return {
    address: `http://127.0.0.1:${place.port}`,
    database,
    said,
    load: async (mark) => {
      const answered = once(child, "message");
      child.send(mark);
      const [answer]: unknown[] = await Promise.race([answered, ended]).then((found) => [found].flat());
      return answer !== null && typeof answer === "object" && "loaded" in answer && answer.loaded === true;
    },
    kill: async (victim) => {
      if (victim === "server") {
        killServer(folder);
        return;
      }
      child.kill("SIGKILL");
      await ended;
      await database.close();
    },
    stop: async () => {
      await database.close();
      if (child.connected) child.send("stop");
      await ended;
    },
  };
}

/** Starts a program and kills it after some milliseconds, wherever it is by then. */
export async function beginAndKill(folder: string, milliseconds: number): Promise<void> {
  const { child, ended } = spawnProgram(folder);
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  await ended;
  clearTimeout(timer);
}

function spawnProgram(folder: string): { child: ChildProcess; said: () => string; ended: Promise<unknown> } {
  const child = fork(program, [folder], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (bytes) => {
    said = (said + String(bytes)).slice(-4_000);
  });
  return { child, said: () => said, ended: once(child, "close") };
}

function killServer(folder: string): void {
  const running = postmaster(findCluster(folder));
  if (running) process.kill(running.pid, "SIGKILL");
}

type Place = { readonly port: number; readonly database: DatabaseAddress };

/** Where the program serves, as it says itself. */
function placeOf(message: unknown): Place | undefined {
  const said = new Map(Object.entries(message ?? {}));
  const text = (name: string): string => String(said.get(name) ?? "");
  if (!said.has("port")) return undefined;
  return {
    port: Number(text("port")),
    database: { host: text("host"), port: Number(text("databasePort")), name: text("name"), secret: text("secret") },
  };
}
