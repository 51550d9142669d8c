import { Worker } from "node:worker_threads";

/** Sign-ins by password to send: where, how many a second, for how long, and the forms of the people who sign in. */
export type Storm = {
  readonly address: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly bodies: readonly string[];
};

/** What came back: how many of each status, and milliseconds until each who was turned away knew. */
export type StormAnswers = {
  readonly statuses: Record<string, number>;
  withRetryAfter: number;
  errors: number;
  readonly turnedAwayMs: number[];
};

/** Sends a storm from a thread of its own; done when everything was answered. */
export function runStorm(storm: Storm): Promise<StormAnswers> {
  return new Promise((done, fail) => {
    const sender = new Worker(new URL("./storm-sender.ts", import.meta.url), { workerData: storm });
    sender.once("message", done).once("error", fail);
  });
}
