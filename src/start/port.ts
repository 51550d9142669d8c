import { createServer } from "node:net";

/** Whether a port of this machine is free. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

const usualPort = 8080;

/**
 * The port to serve on: the one asked for, else the usual one, else (0) any free one. Undefined when the one asked for
 * is taken: better said before long work than after it.
 */
export async function choosePort(asked: number | undefined): Promise<number | undefined> {
  if (asked === undefined) return (await isPortFree(usualPort)) ? usualPort : 0;
  return asked === 0 || (await isPortFree(asked)) ? asked : undefined;
}
