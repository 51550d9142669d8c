import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, type BundledServer, findBinaries, newestServer } from "./binaries.ts";
import { freePort } from "./free-port.ts";
import { clusterFolder, hasFiles, ownerAlive, postmaster } from "./folder.ts";
import { stopOrphan } from "./left-behind.ts";
import { identity, lastLine, makeCluster } from "./make-cluster.ts";
import { serverAccount } from "./run-as.ts";
import { readSecret } from "./secret.ts";
import { serverSettings } from "./settings.ts";
import { socketFolder } from "./socket.ts";
import { withStartLock } from "./start-lock.ts";
import { makeFolder } from "../make-folder.ts";
import { DatabaseFault } from "../fault.ts";

/** A running embedded server. `owned` says whether this program started it and stops it. */
export type EmbeddedServer = {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** The folder of its socket; blank when it has none. */
  readonly socket: string;
  readonly secret: string;
  readonly owned: boolean;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL of a data folder, making the folder when it is new; joins the server when another live program
 * runs it. What a killed program left behind is waited for, stopped and started afresh: PostgreSQL then recovers by
 * itself.
 * Refuses (throws DatabaseFault) a folder of another PostgreSQL version and one that is not whole.
 */
export function startEmbedded(dataFolder: string, bundled: BundledServer = newestServer): Promise<EmbeddedServer> {
  makeFolder(dataFolder);
  return withStartLock(dataFolder, () => startLocked(dataFolder, bundled));
}

async function startLocked(dataFolder: string, bundled: BundledServer): Promise<EmbeddedServer> {
  const account = serverAccount();
  const cluster = clusterFolder(dataFolder, account);
  const binaries = findBinaries(bundled, account);
  const secret = readSecret(dataFolder, cluster);
  if (!hasFiles(cluster)) makeCluster(binaries, cluster, secret, account);
  refuseOtherVersion(cluster, dataFolder, bundled.major);
  const running = postmaster(cluster);
  if (running && ownerAlive(dataFolder)) {
    const { port, socket } = running;
    return { host: "127.0.0.1", port, socket, secret, owned: false, stop: async () => undefined };
  }
  if (running) await stopOrphan(running.pid);
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  const port = await freePort();
  const socket = await socketFolder(cluster, port);
  const child = launch(
    binaries,
    cluster,
    { ...serverSettings(), port: String(port), unix_socket_directories: socket },
    account,
  );
  writeFileSync(join(dataFolder, "owner.pid"), String(process.pid));
  await untilReady(child, cluster, dataFolder);
  return { host: "127.0.0.1", port, socket, secret, owned: true, stop: () => stopServer(child, dataFolder) };
}

function refuseOtherVersion(cluster: string, dataFolder: string, serverMajor: string): void {
  const file = join(cluster, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (version === serverMajor) return;
  if (version === "") {
    throw new DatabaseFault(
      "database-damaged",
      `${cluster} is not a whole database: its file PG_VERSION is missing. Put the data folder back from a backup ` +
        "copy, or use another folder with --data.",
    );
  }
  throw new DatabaseFault(
    "database-version",
    `The data folder ${dataFolder} is of PostgreSQL ${version}; this program runs ${serverMajor}. ` +
      "Use the program that made it, or another folder with --data.",
  );
}

/**
 * The server runs in a session of its own under a small shell that holds one end of a pipe. However this program ends,
 * the pipe closes and the shell asks the server to stop: no orphan stays.
 */
function launch(
  binaries: Binaries,
  cluster: string,
  given: Readonly<Record<string, string>>,
  account: ReturnType<typeof serverAccount>,
): ChildProcess {
  const log = openSync(`${cluster}.log`, "a");
  const script =
    'exec 3<&0; trap "" INT TERM HUP; "$0" "$@" </dev/null 3<&- & server=$!; ' +
    "(read line <&3; kill -INT $server) & reader=$!; wait $server; status=$?; kill $reader; exit $status";
  const settings = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("/bin/sh", ["-c", script, binaries.postgres, "-D", cluster, ...settings], {
    ...identity(account),
    cwd: "/",
    detached: true,
    stdio: ["pipe", log, log],
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
  });
  child.unref();
  if (child.stdin && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}

async function untilReady(child: ChildProcess, cluster: string, dataFolder: string): Promise<void> {
  while (!/ready\s*$/.test(postmaster(cluster)?.state ?? "")) {
    if (child.exitCode !== null) throw startFault(cluster, dataFolder);
    await sleep(25);
  }
}

function startFault(cluster: string, dataFolder: string): DatabaseFault {
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
