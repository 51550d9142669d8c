import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app/app.ts";
import { refreshBoard } from "../app/board.ts";
import { deliverEvents, type Subscriber } from "../events/deliver.ts";
import { atMostEvery } from "./at-most-every.ts";

/** Loops that work until they are stopped; `stop` waits for the rounds under way. */
export type Worker = { stop(): Promise<void> };

/** Recurring work. A round says how much it did; one that fails is logged and tried again later. */
export type Job = {
  /** What the log calls it, such as `old sign-in attempts`. */
  readonly name: string;
  /** At most once in so many hours; again after a short pause unless said. */
  readonly everyHours?: number;
  /** Makes the round, once for each program that works: what a round keeps between two lives there. */
  start(app: App): { round(signal: AbortSignal): Promise<number>; close?(): void | Promise<void> };
};

const pauseMilliseconds = 1_000;

/** Starts delivering events to their subscribers, and every job, each at its own pace. */
export function startWorker(app: App, subscribers: readonly Subscriber[], jobs: readonly Job[]): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const started = jobs.map((job) => ({ ...job, ...job.start(app) }));
  const ended = Promise.all([
    repeat(signal, app, "the board", () => refreshBoard(app)),
    repeat(signal, app, "events", () => deliverEvents(app, subscribers)),
    ...started.map(({ name, everyHours, round }) => {
      const again = () => round(signal);
      return repeat(signal, app, name, everyHours === undefined ? again : atMostEvery(everyHours, again));
    }),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
      for (const { close } of started) await close?.();
    },
  };
}

async function repeat(signal: AbortSignal, app: App, name: string, round: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await round().catch((fault: unknown) => app.log(`${name}: ${String(fault)}`));
    await sleep(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
  }
}
