import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, fchmodSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseFault } from "../fault.ts";
import type { Binaries } from "./binaries.ts";
import { postmaster } from "./folder.ts";
import { stopOrphan } from "./left-behind.ts";
import { identity, lastLine } from "./make-cluster.ts";
import type { RunAs } from "./run-as.ts";

/** All that starting the server of a data folder needs. */
export type ServerPlan = {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly account: RunAs | undefined;
  readonly dataFolder: string;
};

/** How often a server that ends again and again is started, and the pause before each, in milliseconds. */
const tries = 20;
const pause = 500;
/** A server that ran for a minute is well: what happens to it later begins a new count. */
const well = 60_000;

/**
 * Starts the server and keeps it running: one that ends by itself, as when somebody kills it, is started again on the
 * same port and recovers. When it cannot be, the program ends with the reason, so that what supervises the program
 * starts both. Refuses (throws DatabaseFault) a server that does not start at first.
 */
export async function superviseServer(plan: ServerPlan): Promise<{ stop(): Promise<void> }> {
  let child = await started(plan);
  let restarting: Promise<void> | undefined;
  const stopping = new AbortController();
  let [startedAt, left] = [performance.now(), tries];
  const watch = (): void => {
    child.once("exit", () => {
      if (!stopping.signal.aborted) restarting = again();
    });
  };
  const again = async (): Promise<void> => {
    process.stderr.write("The database server has ended by itself. Starting it again.\n");
    if (performance.now() - startedAt > well) left = tries;
    let fault: unknown = new DatabaseFault("database-not-started", "The database server ends again and again.");
    for (; left > 0 && !stopping.signal.aborted; left -= 1) {
      await sleep(pause);
      try {
        await endLeftBehind(plan);
        child = await started(plan);
        startedAt = performance.now();
        left -= 1;
        return watch();
      } catch (found) {
        fault = found;
      }
    }
    // Not caught anywhere: the program ends.
    if (!stopping.signal.aborted) setImmediate(() => Promise.reject(fault));
  };
  watch();
  return {
    stop: async () => {
      stopping.abort();
      await restarting;
      await stopServer(child, plan.dataFolder);
    },
  };
}

/** When only the shell around the server was killed, the server is still there. */
async function endLeftBehind({ cluster }: ServerPlan): Promise<void> {
  const running = postmaster(cluster);
  if (running) await stopOrphan(running.pid, cluster);
}

async function started(plan: ServerPlan): Promise<ChildProcess> {
  const child = launch(plan);
  while (!/ready\s*$/.test(postmaster(plan.cluster)?.state ?? "")) {
    if (child.exitCode !== null) throw startFault(plan);
    await sleep(25);
  }
  return child;
}

/**
 * The server runs in a session of its own under a small shell that holds one end of a pipe. However this program ends,
 * the pipe closes and the shell asks the server to stop: no orphan stays.
 */
function launch({ binaries, cluster, settings, account }: ServerPlan): ChildProcess {
  const log = openSync(`${cluster}.log`, "a", 0o600);
  fchmodSync(log, 0o600);
  const script =
    'exec 3<&0; trap "" INT TERM HUP; "$0" "$@" </dev/null 3<&- & server=$!; ' +
    "(read line <&3; kill -INT $server) & reader=$!; wait $server; status=$?; kill $reader; exit $status";
  const given = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("/bin/sh", ["-c", script, binaries.postgres, "-D", cluster, ...given], {
    ...identity(account),
    cwd: "/",
    detached: true,
    stdio: ["pipe", log, log],
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
  });
  closeSync(log);
  child.unref();
  if (child.stdin && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}

function startFault({ cluster, dataFolder }: ServerPlan): DatabaseFault {
  const log = readFileSync(`${cluster}.log`, "utf8");
  return new DatabaseFault("database-not-started", `The database in ${dataFolder} did not start: ${lastLine(log)}`);
}

async function stopServer(child: ChildProcess, dataFolder: string): Promise<void> {
  const ended = child.exitCode === null ? new Promise((resolve) => child.once("exit", resolve)) : undefined;
  child.ref();
  child.stdin?.end();
  await ended;
  rmSync(join(dataFolder, "owner.pid"), { force: true });
}
