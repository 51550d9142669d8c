import { AsyncLocalStorage } from "node:async_hooks";

/** What is done for one request: the signal is aborted when whoever sent it has gone, and nobody waits any more. */
type RequestScope = { readonly signal: AbortSignal; leave(): void };

const scopes = new AsyncLocalStorage<RequestScope | undefined>();

/** Does something for a request: the statements and documents that it asks for end when the request is given up. */
export function withinRequest<Value>(scope: RequestScope, work: () => Value): Value {
  return scopes.run(scope, work);
}

/** Gives the request's turn to others: it goes on in a queue of its own, as work does that takes a processor long. */
export function leaveTurn(): void {
  scopes.getStore()?.leave();
}

/** Does something that a request started and that goes on without it, whoever waits for an answer. */
export function beyondRequest<Value>(work: () => Value): Value {
  return scopes.run(undefined, work);
}

/** The signal of the request that is being answered here; undefined for work that nobody waits for. */
export function requestSignal(): AbortSignal | undefined {
  return scopes.getStore()?.signal;
}

/** Whoever sent the request has gone: its work ends, and what it had begun to change is rolled back. */
export class RequestGone extends Error {
  readonly statusCode = 499;
  constructor() {
    super("The request was given up by whoever sent it.");
  }
}
