import { Worker } from "node:worker_threads";
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
type Seat = { worker: Worker; busyWith: Waiting | undefined };
type Pool = { readonly queue: Waiting[]; readonly seats: Seat[]; stopped: boolean };

/** Starts `count` worker threads. Jobs are taken first come, first served; a worker that dies is replaced. */
export function startDocumentWorkers(count: number): DocumentWorkers {
  const pool: Pool = { queue: [], seats: [], stopped: false };
  for (let seat = 0; seat < count; seat += 1) seatWorker(pool, { worker: newWorker(), busyWith: undefined });
  return {
    renderDocument: (template, data, about) => enqueue(pool, typesettingJob(template, [data], about)),
    renderMany: (template, items, about) => enqueue(pool, typesettingJob(template, items, about)),
    stop: () => stop(pool),
  };
}

function enqueue(pool: Pool, job: TypesettingJob): Promise<Uint8Array> {
  if (pool.stopped) return Promise.reject(new DocumentFault("The document workers were stopped."));
  return new Promise((done, failed) => {
    pool.queue.push({ job, done, failed });
    for (const seat of pool.seats) giveWork(pool, seat);
  });
}

function giveWork(pool: Pool, seat: Seat): void {
  if (seat.busyWith) return;
  seat.busyWith = pool.queue.shift();
  if (seat.busyWith) seat.worker.postMessage(seat.busyWith.job);
}

function seatWorker(pool: Pool, seat: Seat): void {
  pool.seats.push(seat);
  seat.worker.on("message", (answer: Typeset) => {
    const waiting = seat.busyWith;
    seat.busyWith = undefined;
    if ("bytes" in answer) waiting?.done(answer.bytes);
    else waiting?.failed(new DocumentFault(answer.fault));
    giveWork(pool, seat);
  });
  seat.worker.on("error", (fault) => seat.busyWith?.failed(fault));
  seat.worker.on("exit", (status) => replace(pool, seat, status));
}

function replace(pool: Pool, seat: Seat, status: number): void {
  seat.busyWith?.failed(new DocumentFault(`A document worker ended with status ${status}.`));
  pool.seats.splice(pool.seats.indexOf(seat), 1);
  if (pool.stopped) return;
  const next: Seat = { worker: newWorker(), busyWith: undefined };
  seatWorker(pool, next);
  giveWork(pool, next);
}

async function stop(pool: Pool): Promise<void> {
  pool.stopped = true;
  for (const waiting of pool.queue.splice(0)) waiting.failed(new DocumentFault("The document workers were stopped."));
  await Promise.all(pool.seats.map((seat) => seat.worker.terminate()));
}

function newWorker(): Worker {
  return new Worker(new URL("./document-worker.ts", import.meta.url));
}
