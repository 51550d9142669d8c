import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CommandIo } from "#kernel";
import { type App, defaultAddress, refreshBoard, unnamedBoard } from "#platform/app";
import { type Database, openData } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { readMailing } from "#platform/mail";
import "./program.ts";
import { clockAhead, ClockMoved, databaseAhead } from "./demo-clock/clock.ts";
import { isDemoData } from "./demo-data.ts";
import { logEntry } from "./log-entry.ts";
import { readProxies } from "./read-proxies.ts";

/** Where the data is, and in which mode the program runs. */
export type AppOptions = {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly demo?: boolean;
  /** Where people reach the pages, when it is not this machine's own address. */
  readonly address?: string | undefined;
  /** Messages are shown on a page of this machine and never sent. */
  readonly captureMail?: boolean;
  /** Another calendar than the real one: the demonstration's. */
  readonly clock?: () => Temporal.Instant;
};

/** The options that every command with a database has. */
export const dataOptions = {
  data: { type: "text", value: "DIR", about: "the data folder; or set DATABASE_URL to use a server", default: "data" },
} as const;

const graceMilliseconds = 10_000;
const documentThreads = 2;

/**
 * Opens the data, runs something with the program, and closes the data however that ends. SIGINT and SIGTERM abort the
 * signal that `run` gets: it has ten seconds to finish, or until a second signal.
 */
export async function withApp<Value>(
  options: AppOptions,
  io: CommandIo,
  run: (app: App, stopping: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stopping = new AbortController();
  const hurry = new AbortController();
  const onSignal = (): void => (stopping.signal.aborted ? hurry : stopping).abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
  try {
    const surroundings = readSurroundings(options, io);
    const databaseUrl = options.databaseUrl ?? io.environment["DATABASE_URL"];
    const database = await openData({ data: options.data, databaseUrl });
    const app: App = {
      database,
      board: unnamedBoard,
      demo: options.demo ?? false,
      clock: options.clock ?? (await standingClock(database, isDemoData(options.data, databaseUrl))),
      log: (line) => io.err(logEntry(line, Temporal.Now.instant())),
      documents: lazyDocumentWorkers(documentThreads),
      checkpoints: io.environment["ACCOLADE_CHECKPOINTS"] || join(options.data, "audit-checkpoints"),
      ...surroundings,
    };
    try {
      await refreshBoard(app);
      return await Promise.race([run(app, stopping.signal), afterGrace(stopping.signal, hurry.signal)]);
    } finally {
      await app.documents.stop();
      await database.close();
    }
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
}

/** Real time; on the data of a demonstration, the time at which it was left. Refuses (throws) any other moved clock. */
async function standingClock(database: Database, isDemo: boolean): Promise<() => Temporal.Instant> {
  const ahead = await databaseAhead(database);
  if (ahead === 0) return () => Temporal.Now.instant();
  if (isDemo) return () => clockAhead(ahead);
  await database.close();
  throw new ClockMoved();
}

/** Where people reach the program, and how its messages leave: settings that are read before anything is opened. */
function readSurroundings({ address, demo, captureMail }: AppOptions, io: CommandIo): Pick<App, "site" | "mail"> {
  return {
    site: {
      address: publicAddress(address ?? io.environment["ACCOLADE_ADDRESS"]),
      proxies: readProxies(io.environment["ACCOLADE_PROXIES"]),
    },
    mail: demo || captureMail ? { mode: "capture" } : readMailing(io.environment),
  };
}

/** An address without a slash at the end. Refuses (throws) what is no web address. */
function publicAddress(address = defaultAddress): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).origin;
  throw new NoAddress(address);
}

/** What was given as the address of the pages is none. */
class NoAddress extends Error {
  readonly code = "address-not-understood";
  constructor(address: string) {
    super(`${address} is not a web address. Write it like https://exams.example.org.`);
  }
}

/** Resolves when the person asks the program to stop. */
export function untilStopped(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve();
    else stopping.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function afterGrace(stopping: AbortSignal, hurry: AbortSignal): Promise<never> {
  await untilStopped(stopping);
  await sleep(graceMilliseconds, undefined, { signal: hurry, ref: false }).catch(() => undefined);
  throw new StoppedEarly();
}

/** The person stopped the program before its work was done. */
export class StoppedEarly extends Error {
  readonly code = "stopped-early";
  constructor() {
    super("stopped before the work was finished. Unfinished work was rolled back. Run the command again.");
  }
}
