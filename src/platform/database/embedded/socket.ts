import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** The longest path of a socket that every system takes, in bytes. */
const longestPath = 100;

/**
 * Where the server listens: in its own folder, which is closed to others, so that no stranger on the machine can take
 * its places. A query over a socket takes about two thirds of the time. Blank where the folder's path is too long, or
 * its disk holds no sockets: then it listens on a loopback port.
 */
export async function socketFolder(cluster: string, port: number): Promise<string> {
  const path = join(cluster, `.s.PGSQL.${port}`);
  // The setting is a list: a comma or a quote in the path would need another way of writing it.
  if (Buffer.byteLength(path) > longestPath || /[,"]/.test(path)) return "";
  return (await holdsSockets(join(cluster, ".s.probe"))) ? cluster : "";
}

function holdsSockets(path: string): Promise<boolean> {
  rmSync(path, { force: true });
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(path, () => probe.close(() => resolve(true)));
  });
}
