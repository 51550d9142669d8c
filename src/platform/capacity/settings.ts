import type { QueueLimits } from "./fair-queue.ts";

/** How much the program takes on. Seconds are whole. */
export type Capacity = {
  readonly requests: QueueLimits;
  readonly documents: QueueLimits;
  /** Connections of each database account. */
  readonly connections: number;
  /** The longest statement that somebody waits for, and the longest of work that is known to be long. */
  readonly statementSeconds: number;
  readonly longSeconds: number;
  /** The longest wait for a lock or for a free connection. */
  readonly lockSeconds: number;
  readonly readySeconds: number;
  /** How long requests in progress have when the program is stopped. */
  readonly stopSeconds: number;
  /** Megabytes of disk below which no files are taken in. */
  readonly spareMegabytes: number;
};

/** The settings of an operator, with their defaults: `docs/operate/overload.md` says what each one does. */
export const capacitySettings = {
  ACCOLADE_REQUESTS_AT_ONCE: 6,
  ACCOLADE_REQUESTS_AT_ONCE_PER_CENTRE: 3,
  ACCOLADE_REQUESTS_WAITING: 1000,
  ACCOLADE_REQUESTS_WAITING_PER_CENTRE: 200,
  ACCOLADE_REQUESTS_WAITING_PER_PERSON: 100,
  ACCOLADE_WAIT_SECONDS: 5,
  ACCOLADE_GIVE_WAY_SECONDS: 1,
  ACCOLADE_DOCUMENTS_AT_ONCE: 2,
  ACCOLADE_DOCUMENTS_AT_ONCE_PER_CENTRE: 1,
  ACCOLADE_DOCUMENTS_WAITING: 200,
  ACCOLADE_DOCUMENTS_WAITING_PER_CENTRE: 50,
  ACCOLADE_DOCUMENTS_WAITING_PER_PERSON: 20,
  ACCOLADE_DOCUMENTS_WAIT_SECONDS: 20,
  ACCOLADE_CONNECTIONS: 8,
  ACCOLADE_STATEMENT_SECONDS: 30,
  ACCOLADE_LONG_SECONDS: 600,
  ACCOLADE_LOCK_SECONDS: 5,
  ACCOLADE_READY_SECONDS: 2,
  ACCOLADE_STOP_SECONDS: 10,
  ACCOLADE_SPARE_MEGABYTES: 300,
} as const;

type Setting = keyof typeof capacitySettings;
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. Refuses (throws) anything but a whole number from 1 to 100,000. */
export function readCapacity(environment: Environment = process.env): Capacity {
  const of = (name: Setting): number => wholeOf(name, environment[name]);
  return {
    requests: {
      atOnce: of("ACCOLADE_REQUESTS_AT_ONCE"),
      atOnceOfGroup: of("ACCOLADE_REQUESTS_AT_ONCE_PER_CENTRE"),
      waiting: of("ACCOLADE_REQUESTS_WAITING"),
      waitingOfGroup: of("ACCOLADE_REQUESTS_WAITING_PER_CENTRE"),
      waitingOfPerson: of("ACCOLADE_REQUESTS_WAITING_PER_PERSON"),
      waitMilliseconds: of("ACCOLADE_WAIT_SECONDS") * 1000,
      giveWayMilliseconds: of("ACCOLADE_GIVE_WAY_SECONDS") * 1000,
    },
    documents: {
      atOnce: of("ACCOLADE_DOCUMENTS_AT_ONCE"),
      atOnceOfGroup: of("ACCOLADE_DOCUMENTS_AT_ONCE_PER_CENTRE"),
      waiting: of("ACCOLADE_DOCUMENTS_WAITING"),
      waitingOfGroup: of("ACCOLADE_DOCUMENTS_WAITING_PER_CENTRE"),
      waitingOfPerson: of("ACCOLADE_DOCUMENTS_WAITING_PER_PERSON"),
      waitMilliseconds: of("ACCOLADE_DOCUMENTS_WAIT_SECONDS") * 1000,
      giveWayMilliseconds: of("ACCOLADE_GIVE_WAY_SECONDS") * 1000,
    },
    connections: of("ACCOLADE_CONNECTIONS"),
    statementSeconds: of("ACCOLADE_STATEMENT_SECONDS"),
    longSeconds: of("ACCOLADE_LONG_SECONDS"),
    lockSeconds: of("ACCOLADE_LOCK_SECONDS"),
    readySeconds: of("ACCOLADE_READY_SECONDS"),
    stopSeconds: of("ACCOLADE_STOP_SECONDS"),
    spareMegabytes: of("ACCOLADE_SPARE_MEGABYTES"),
  };
}

function wholeOf(name: Setting, text: string | undefined): number {
  if (text === undefined || text === "") return capacitySettings[name];
  if (!/^[1-9]\d{0,4}$|^100000$/.test(text)) throw new NoNumber(name, text);
  return Number(text);
}

/** What was set as a number is none. */
class NoNumber extends Error {
  readonly code = "setting-not-understood";
  constructor(name: string, text: string) {
    super(`${name} is “${text}”. Set it to a whole number from 1 to 100,000, or leave it out.`);
  }
}
