import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, type BundledServer, findBinaries, newestServer } from "./binaries.ts";
import { freePort } from "./free-port.ts";
import { clusterFolder, ownerAlive, postmaster, readSecret } from "./folder.ts";
import { serverAccount } from "./run-as.ts";
import { serverSettings } from "./settings.ts";
import { withStartLock } from "./start-lock.ts";
import { DatabaseFault } from "../fault.ts";

/** A running embedded server. `owned` says whether this program started it and stops it. */
export type EmbeddedServer = {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly secret: string;
  readonly owned: boolean;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL of a data folder, making the folder when it is new; joins the server when another live program
 * runs it. What a killed program left behind is waited for, stopped and started afresh: PostgreSQL then recovers by
 * itself.
 * Refuses (throws DatabaseFault) a folder of another PostgreSQL version and one that is no data folder.
 */
export function startEmbedded(dataFolder: string, bundled: BundledServer = newestServer): Promise<EmbeddedServer> {
  mkdirSync(dataFolder, { recursive: true });
  return withStartLock(dataFolder, () => startLocked(dataFolder, bundled));
}

async function startLocked(dataFolder: string, bundled: BundledServer): Promise<EmbeddedServer> {
  const account = serverAccount();
  const cluster = clusterFolder(dataFolder, account);
  const binaries = findBinaries(bundled, account);
  const secret = readSecret(dataFolder);
  if (!existsSync(join(cluster, "PG_VERSION"))) makeCluster(binaries, cluster, secret, account);
  refuseOtherVersion(cluster, dataFolder, bundled.major);
  const running = postmaster(cluster);
  if (running && ownerAlive(dataFolder)) {
    return { host: "127.0.0.1", port: running.port, secret, owned: false, stop: async () => undefined };
  }
  if (running) await stopOrphan(running.pid);
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  const port = await freePort();
  const child = launch(binaries, cluster, port, account);
  writeFileSync(join(dataFolder, "owner.pid"), String(process.pid));
  await untilReady(child, cluster, dataFolder);
  return { host: "127.0.0.1", port, secret, owned: true, stop: () => stopServer(child, dataFolder) };
}

function makeCluster(
  binaries: Binaries, cluster: string, secret: string, account: ReturnType<typeof serverAccount>,
): void {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  if (account) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
  const made = spawnSync(
    binaries.initdb,
    ["-D", cluster, "-U", "accolade_root", "-A", "scram-sha-256", `--pwfile=${passwordFile}`,
      "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-sync", "--no-instructions"],
    { ...identity(account), cwd: "/", encoding: "utf8", env: { PATH: process.env["PATH"], LC_ALL: "C" } },
  );
  rmSync(passwordFile);
  if (made.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new DatabaseFault("database-not-made", `The database folder could not be made: ${lastLine(made.stderr)}`);
}

function refuseOtherVersion(cluster: string, dataFolder: string, serverMajor: string): void {
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version === serverMajor) return;
  throw new DatabaseFault("database-version",
    `The data folder ${dataFolder} is of PostgreSQL ${version}; this program runs ${serverMajor}. ` +
    "Use the program that made it, or another folder with --data.");
}

/**
 * The server runs in a session of its own under a small shell that holds one end of a pipe. However this program ends,
 * the pipe closes and the shell asks the server to stop: no orphan stays.
 */
function launch(
  binaries: Binaries, cluster: string, port: number, account: ReturnType<typeof serverAccount>,
): ChildProcess {
  const log = openSync(`${cluster}.log`, "a");
  const script = 'exec 3<&0; trap "" INT TERM HUP; "$0" "$@" </dev/null 3<&- & server=$!; ' +
    '(read line <&3; kill -INT $server) & reader=$!; wait $server; status=$?; kill $reader; exit $status';
  const settings = Object.entries({ ...serverSettings(), port: String(port) })
    .flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("/bin/sh", ["-c", script, binaries.postgres, "-D", cluster, ...settings], {
    ...identity(account), cwd: "/", detached: true, stdio: ["pipe", log, log],
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

/** The shell of a program that was killed is already stopping its server; a server without a shell is asked to stop. */
async function stopOrphan(pid: number): Promise<void> {
  for (const [signal, seconds] of [[0, 5], ["SIGINT", 10], ["SIGQUIT", 10]] as const) {
    if (!sendSignal(pid, signal)) return;
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!existsSync(`/proc/${pid}`) && !sendSignal(pid, 0)) return;
      await sleep(50);
    }
  }
}

function sendSignal(pid: number, signal: 0 | NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function identity(account: ReturnType<typeof serverAccount>): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function lastLine(text: string): string {
  const telling = text.trim().split("\n").filter((line) => /FATAL|error|could not|PANIC/i.test(line));
  return telling.at(-1) ?? text.trim().split("\n").at(-1) ?? "no message";
}
