import type { FastifyInstance } from "fastify";
import { recordServedAddress } from "#platform/addresses";
import { type App, defaultAddress } from "#platform/app";
import { startWorker, type Worker } from "#platform/jobs";
import { buildServer, type Route, stopTaking } from "#platform/web";
import { routes } from "./routes.ts";
import { theProgram } from "./program.ts";

export type Listening = { readonly address: string; close(): Promise<void> };

/**
 * Serves the pages and the API of a program, and delivers its events. Refuses (throws) a demonstration on any address
 * but loopback, since anyone could sign in to it. `more` are pages that only this program has: a demonstration's own.
 */
export async function serveApp(
  app: App,
  place: { readonly host: string; readonly port: number },
  more: readonly Route[] = [],
): Promise<Listening> {
  if (app.demo && !isLoopback(place.host)) throw new NotLoopback(place.host);
  const server = await buildServer(app, [...routes, ...more]);
  try {
    const address = reachedAt(app, await server.listen(place));
    await recordServedAddress(app);
    const worker = startWorker(app, theProgram.subscribers, theProgram.jobs);
    return { address, close: () => closeAll(app, server, worker) };
  } catch (fault) {
    await server.close();
    throw fault;
  }
}

/** The address people use: the one that was set, or else this machine's, by the name that passkeys need. */
function reachedAt(app: App, listensAt: string): string {
  if (app.site.address === defaultAddress) {
    app.site.address = listensAt.replace(/\/\/(127\.\d+\.\d+\.\d+|\[::1\])/, "//localhost");
  }
  return app.site.address;
}

/**
 * Takes on nothing more and lets what is in progress finish. After the time that an operator gives it, it is broken
 * off: its clients see their connections close, and its changes are rolled back.
 */
async function closeAll(app: App, server: FastifyInstance, worker: Worker): Promise<void> {
  const { stopSeconds } = stopTaking(app);
  const late = setTimeout(() => {
    server.server.closeAllConnections();
    app.database.endNow();
  }, stopSeconds * 1000);
  await Promise.all([server.close(), worker.stop()]).finally(() => clearTimeout(late));
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** A demonstration was to be served to other machines. */
export class NotLoopback extends Error {
  readonly code = "demo-not-loopback";
  constructor(host: string) {
    super(
      `anyone can sign in to a demonstration, so it is served only on this machine, not on ${host}. Leave --host out.`,
    );
  }
}
