import type { FastifyReply, FastifyRequest } from "fastify";
import type { Refusal } from "#kernel";
import type { App } from "../app/app.ts";
import type { Place } from "../capacity/fair-queue.ts";
import { stopping, tooManyAtOnce } from "../capacity/refusals.ts";
import { RequestGone, withinRequest } from "../capacity/request-scope.ts";
import { isApiAddress } from "../paths.ts";
import { tooBusy } from "../refusals.ts";
import { callerOf } from "./callers.ts";
import { queuesOf } from "./queues.ts";
import { type Reply, type Route, tryLater } from "./route.ts";

/** The turn of a request: it is waited for, and given back whatever happens, at the latest with the answer. */
export type Turn = {
  /** Aborted when whoever sent the request has gone before they were answered. */
  readonly signal: AbortSignal;
  /** Waits for a place, unless there is one already; the answer to give when none comes free. */
  take(queue: "requests" | "documents"): Promise<Reply | undefined>;
  leave(): void;
};

/** The turn of a request, begun with its first use. */
export function turnOf(app: App, route: Route, request: FastifyRequest, reply: FastifyReply): Turn {
  const turn = turns.get(request) ?? (route.outOfTurn ? freeTurn : newTurn(app, request, reply));
  turns.set(request, turn);
  return turn;
}

const turns = new WeakMap<FastifyRequest, Turn>();

/** Does something for a request: what it asks of the database ends when whoever sent it has gone. */
export function whileAsked<Value>(turn: Turn, work: () => Promise<Value>): Promise<Value> {
  return withinRequest(turn, work);
}

/** Whether whoever sent a request has gone before they were answered. */
export function isGone(request: FastifyRequest): boolean {
  return turns.get(request)?.signal.aborted ?? false;
}

function newTurn(app: App, request: FastifyRequest, reply: FastifyReply): Turn {
  const gone = new AbortController();
  const comesLate = queuesOf(app).isStopping;
  let held: { readonly queue: "requests" | "documents"; leave(): void } | undefined;
  const leave = (): void => {
    held?.leave();
    held = undefined;
  };
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
    leave();
  });
  return {
    signal: gone.signal,
    leave,
    take: async (queue) => {
      if (held?.queue === queue) return undefined;
      if (comesLate) return notNow(request, 503, "The service is restarting", stopping.of({ seconds: 10 }), 10);
      leave();
      const place = await queuesOf(app)[queue].enter(callerOf(app, request), gone.signal);
      if (!place.entered) return turnedAwayReply(request, place);
      held = { queue, leave: place.leave };
      if (gone.signal.aborted) leave();
      return undefined;
    },
  };
}

/** Of what must always be answered, such as whether the program runs. */
const freeTurn: Turn = { signal: new AbortController().signal, take: async () => undefined, leave: () => undefined };

/** 429 to whoever asks for too much, 503 when everyone together does. Throws `RequestGone` when nobody is there. */
function turnedAwayReply(request: FastifyRequest, place: Place & { readonly entered: false }): Reply {
  if (place.why === "gone") throw new RequestGone();
  const { why, seconds } = place;
  return why === "caller"
    ? notNow(request, 429, "Too many requests", tooManyAtOnce.of({ seconds }), seconds)
    : notNow(request, 503, "The service is busy", tooBusy.of({ seconds }), seconds);
}

function notNow({ url }: FastifyRequest, status: 429 | 503, heading: string, refusal: Refusal, seconds: number): Reply {
  return isApiAddress(url)
    ? { kind: "refused", status, retryAfterSeconds: seconds, refusals: [refusal] }
    : tryLater(status, heading, refusal.text, seconds);
}
