import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CommandIo } from "#kernel";
import { type App, defaultAddress, refreshBoard, unnamedBoard } from "#platform/app";
import { readCapacity } from "#platform/capacity";
import { type Database, freeBytesOf, openData } from "#platform/database";
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

/** Seconds that closing takes after the time that what is in progress has to finish. */
const closingSeconds = 2;
const documentThreads = 2;

/**
 * Opens the data, runs something with the program, and closes the data however that ends. SIGINT and SIGTERM abort the
 * signal that `run` gets: it has the time that an operator gives it to finish, or until a second signal.
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
    const grace = readCapacity(io.environment).stopSeconds + closingSeconds;
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
      ...(databaseUrl ? {} : { freeBytes: () => freeBytesOf(options.data) }),
    };
    io.err(diskSentence(app, readCapacity(io.environment).spareMegabytes));
    try {
      await refreshBoard(app);
      return await Promise.race([run(app, stopping.signal), afterGrace(grace, stopping.signal, hurry.signal)]);
    } catch (fault) {
      if (fault instanceof StoppedEarly) database.endNow();
      throw fault;
    } finally {
      await app.documents.stop();
      await database.close();
    }
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
}

/** Says that the disk is low, and what that means. */
function diskSentence({ freeBytes }: App, spareMegabytes: number): string {
  const free = Math.floor((freeBytes?.() ?? Infinity) / 1_000_000);
  return free >= spareMegabytes
    ? ""
    : `The disk of the data folder has ${free} MB free, under the ${spareMegabytes} MB that are kept spare. Pages are ` +
        "served and no files are taken until there is more. Free some space: nothing needs to be started again.\n";
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

async function afterGrace(seconds: number, stopping: AbortSignal, hurry: AbortSignal): Promise<never> {
  await untilStopped(stopping);
  await sleep(seconds * 1000, undefined, { signal: hurry, ref: false }).catch(() => undefined);
  throw new StoppedEarly();
}

/** The person stopped the program before its work was done. */
export class StoppedEarly extends Error {
  readonly code = "stopped-early";
  constructor() {
    super("stopped before the work was finished. Unfinished work was rolled back. Run the command again.");
  }
}
