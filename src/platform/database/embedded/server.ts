import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BundledServer, findBinaries, newestServer } from "./binaries.ts";
import { freePort } from "./free-port.ts";
import { closeFolder, clusterFolder, hasFiles, ownerAlive, postmaster } from "./folder.ts";
import { stopOrphan } from "./left-behind.ts";
import { makeCluster } from "./make-cluster.ts";
import { identityOf } from "./processes.ts";
import { serverAccount } from "./run-as.ts";
import { readSecret } from "./secret.ts";
import { serverSettings } from "./settings.ts";
import { socketFolder } from "./socket.ts";
import { superviseServer } from "./supervise-server.ts";
import { withStartLock } from "./start-lock.ts";
import { makeFolder } from "../make-folder.ts";
import { DatabaseFault } from "../fault.ts";

/** A running embedded server. `owned` says whether this program started it and stops it. */
export type EmbeddedServer = {
  /** The folder of its socket, or the loopback address where it has none. */
  readonly host: string;
  /** Its port, of which its socket has the name too. */
  readonly port: number;
  readonly secret: string;
  readonly owned: boolean;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL of a data folder, making the folder when it is new; joins the server when another live program
 * runs it. What a killed program left behind is waited for, stopped and started afresh: PostgreSQL then recovers by
 * itself.
 * It listens on its socket alone, where it can have one, or when `over` says so on the loopback port too.
 * Refuses (throws DatabaseFault) a folder of another PostgreSQL version and one that is not whole.
 */
export function startEmbedded(
  dataFolder: string,
  bundled: BundledServer = newestServer,
  over: "socket" | "port" = "socket",
  more: Readonly<Record<string, string>> = {},
): Promise<EmbeddedServer> {
  makeFolder(dataFolder);
  closeFolder(dataFolder);
  return withStartLock(dataFolder, () => startLocked(dataFolder, bundled, over, more));
}

async function startLocked(
  dataFolder: string,
  bundled: BundledServer,
  over: "socket" | "port",
  more: Readonly<Record<string, string>>,
): Promise<EmbeddedServer> {
  const account = serverAccount();
  const cluster = clusterFolder(dataFolder, account);
  const binaries = findBinaries(bundled, account);
  const secret = readSecret(dataFolder, cluster);
  if (!hasFiles(cluster)) makeCluster(binaries, cluster, secret, account);
  refuseOtherVersion(cluster, dataFolder, bundled.major);
  const running = postmaster(cluster);
  if (running && ownerAlive(dataFolder)) {
    const { port, socket } = running;
    return { host: socket || loopback, port, secret, owned: false, stop: async () => undefined };
  }
  if (running) await stopOrphan(running.pid, cluster);
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  const port = await freePort();
  const socket = await socketFolder(cluster, port);
  const addresses = socket === "" || over === "port" ? loopback : "";
  const settings = {
    ...serverSettings(),
    ...more,
    port: String(port),
    unix_socket_directories: socket,
    listen_addresses: addresses,
  };
  writeFileSync(join(dataFolder, "owner.pid"), identityOf(process.pid));
  const { stop } = await superviseServer({ binaries, cluster, settings, account, dataFolder });
  return { host: socket || loopback, port, secret, owned: true, stop };
}

const loopback = "127.0.0.1";

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
