import { Worker } from "node:worker_threads";
import { RequestGone, requestSignal } from "../capacity/request-scope.ts";
import { typesettingJob, type About, type Template, type TypesettingJob } from "./template.ts";
import { DocumentFault } from "./typeset.ts";
import type { Typeset } from "./document-worker.ts";

/** Renders off the main thread; the same bytes as `renderDocument` and `renderMany`. */
export type DocumentWorkers = {
  renderDocument<Data>(template: Template<Data>, data: Data, about: About): Promise<Uint8Array>;
  renderMany<Data>(template: Template<Data>, items: readonly Data[], about: About): Promise<Uint8Array>;
  /** Ends the workers. What waits or runs is refused with a `DocumentFault`. */
  stop(): Promise<void>;
};

type Waiting = { readonly job: TypesettingJob; done(bytes: Uint8Array): void; failed(fault: Error): void };
/** A place at the bench. Its worker is gone after a crash, until there is work again: no crash can repeat by itself. */
type Seat = { worker: Worker | undefined; busyWith: Waiting | undefined };
type Pool = { readonly queue: Waiting[]; readonly seats: readonly Seat[]; readonly most: number; stopped: boolean };

/** Documents that may wait to be set; at several a second, whoever comes later would not wait any longer. */
const waitingMax = 200;

/** So many documents wait that another would take too long. */
export class DocumentsBusy extends Error {
  readonly statusCode = 503;
}

/**
 * Starts `count` worker threads. Jobs are taken first come, first served, and refused with `DocumentsBusy` when too
 * many wait; a worker that dies is replaced. A document for a request that was given up is not made: if it is being
 * made, its worker ends.
 */
export function startDocumentWorkers(count: number, most: number = waitingMax): DocumentWorkers {
  const seats = Array.from({ length: count }, (): Seat => ({ worker: undefined, busyWith: undefined }));
  const pool: Pool = { queue: [], seats, most, stopped: false };
  for (const seat of seats) seat.worker = newWorker(pool, seat);
  return {
    renderDocument: (template, data, about) => enqueue(pool, typesettingJob(template, [data], about)),
    renderMany: (template, items, about) => enqueue(pool, typesettingJob(template, items, about)),
    stop: () => stop(pool),
  };
}

function enqueue(pool: Pool, job: TypesettingJob): Promise<Uint8Array> {
  if (pool.stopped) return Promise.reject(stoppedFault());
  if (pool.queue.length >= pool.most) return Promise.reject(new DocumentsBusy("Too many documents wait to be set."));
  const signal = requestSignal();
  if (signal?.aborted) return Promise.reject(new RequestGone());
  const { promise, resolve: done, reject: failed } = Promise.withResolvers<Uint8Array>();
  const waiting = { job, done, failed };
  const giveUp = (): void => abandon(pool, waiting);
  signal?.addEventListener("abort", giveUp, { once: true });
  pool.queue.push(waiting);
  for (const seat of pool.seats) giveWork(pool, seat);
  return promise.finally(() => signal?.removeEventListener("abort", giveUp));
}

function abandon({ queue, seats }: Pool, waiting: Waiting): void {
  const at = queue.indexOf(waiting);
  if (at >= 0) queue.splice(at, 1);
  waiting.failed(new RequestGone());
  const seat = seats.find(({ busyWith }) => busyWith === waiting);
  void seat?.worker?.terminate();
}

function giveWork(pool: Pool, seat: Seat): void {
  if (seat.busyWith) return;
  seat.busyWith = pool.queue.shift();
  if (!seat.busyWith) return;
  seat.worker ??= newWorker(pool, seat);
  seat.worker.postMessage(seat.busyWith.job);
}

function newWorker(pool: Pool, seat: Seat): Worker {
  const worker = new Worker(new URL("./document-worker.ts", import.meta.url));
  worker.on("message", (answer: Typeset) => {
    if ("bytes" in answer) seat.busyWith?.done(answer.bytes);
    else seat.busyWith?.failed(new DocumentFault(answer.fault));
    seat.busyWith = undefined;
    giveWork(pool, seat);
  });
  worker.on("error", (cause) => seat.busyWith?.failed(new DocumentFault("A document worker failed.", { cause })));
  worker.on("exit", () => {
    seat.busyWith?.failed(pool.stopped ? stoppedFault() : new DocumentFault("A document worker ended."));
    seat.worker = seat.busyWith = undefined;
    giveWork(pool, seat);
  });
  return worker;
}

async function stop(pool: Pool): Promise<void> {
  pool.stopped = true;
  for (const waiting of pool.queue.splice(0)) waiting.failed(stoppedFault());
  await Promise.all(pool.seats.map((seat) => seat.worker?.terminate()));
}

function stoppedFault(): DocumentFault {
  return new DocumentFault("The document workers were stopped.");
}
