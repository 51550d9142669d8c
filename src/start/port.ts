import { createServer } from "node:net";

/** Whether a port of this machine is free. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await probe(port)) !== undefined;
}

const usualPort = 8080;

/**
 * The port to serve on: the one asked for, else the usual one, else (or for 0) any that is free now. Undefined when the
 * one asked for is taken: better said before long work than after it.
 */
export async function choosePort(asked: number | undefined): Promise<number | undefined> {
  if (asked === undefined) return (await probe(usualPort)) ?? probe(0);
  return probe(asked);
}

/** The port that could be opened, or undefined when it is taken. */
function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : undefined));
    });
  });
}
