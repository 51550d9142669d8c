import type { App } from "../app/app.ts";
import { type FairQueue, newFairQueue } from "../capacity/fair-queue.ts";
import { type Capacity, readCapacity } from "../capacity/settings.ts";

/** The queues of a running program, and whether it still takes anything on. */
export type Queues = {
  readonly capacity: Capacity;
  readonly requests: FairQueue;
  /** Documents take seconds of a processor: they wait for each other and not for pages, nor pages for them. */
  readonly documents: FairQueue;
  isStopping: boolean;
};

const kept = new WeakMap<App, Queues>();

/** The queues of a program: one for all its servers. Their lengths are settings of the operator. */
export function queuesOf(app: App): Queues {
  const queues = kept.get(app) ?? newQueues();
  kept.set(app, queues);
  return queues;
}

function newQueues(): Queues {
  const capacity = readCapacity();
  return {
    capacity,
    requests: newFairQueue(capacity.requests),
    documents: newFairQueue(capacity.documents),
    isStopping: false,
  };
}

/** The program is being stopped: it says at once that it is not ready, so that no one sends it anything more. */
export function stopTaking(app: App): Capacity {
  const queues = queuesOf(app);
  queues.isStopping = true;
  return queues.capacity;
}
