import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app.ts";
import { deliverEvents, type Subscriber } from "./deliver.ts";

/** A loop that delivers events until it is stopped; `stop` waits for the delivery under way. */
export type Worker = { stop(): Promise<void> };

const pauseMilliseconds = 1_000;

/** Starts delivering events to their subscribers. A delivery that fails is logged and tried again on the next round. */
export function startWorker(app: App, subscribers: readonly Subscriber[]): Worker {
  const stopping = new AbortController();
  const ended = deliverUntil(stopping.signal, app, subscribers);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function deliverUntil(signal: AbortSignal, app: App, subscribers: readonly Subscriber[]): Promise<void> {
  while (!signal.aborted) {
    await deliverEvents(app, subscribers).catch((fault: unknown) => app.log(`events: ${String(fault)}`));
    await sleep(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
  }
}
