import type { Refused } from "#kernel";
import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { leaveTurn } from "#platform/capacity";
import { type Reply, tryLater } from "#platform/web";
import { recordSignInEvent } from "../sign-in-event.ts";
import { waitInWords } from "../throttle/rule.ts";
import { hashingQueueOf, type Place, type TurnedAway } from "./hashing-queue.ts";
import * as refusals from "./refusals.ts";

export type Served<Value> = { readonly entered: true; readonly value: Value };

/**
 * Does work that hashes with a place in the line, and gives the place back whatever happens; or says that the line is
 * full, before anything was read from the database. That the line is full is logged once a minute. Who waits
 * in line waits before asking the database too.
 */
export async function queued<Value>(
  app: App,
  from: Browser,
  work: (place: Place) => Promise<Value>,
): Promise<Served<Value> | TurnedAway> {
  const place = hashingQueueOf(app).enter();
  if (!place.entered) return noteFull(app, place, from);
  leaveTurn();
  try {
    await place.called();
    return { entered: true, value: await work(place) };
  } finally {
    place.leave();
  }
}

/** Turns somebody away before anything of what they sent is read, when the line is full; undefined when it is not. */
export async function turnAway(app: App, from: Browser): Promise<Reply | undefined> {
  const away = hashingQueueOf(app).full();
  return away && turnedAwayReply(await noteFull(app, away, from));
}

async function noteFull(app: App, away: TurnedAway, from: Browser): Promise<TurnedAway> {
  if (away.first) await recordSignInEvent(app, { kind: "queue-full", method: "password" }, from);
  return away;
}

/** The small page of somebody who is turned away: the same for everyone who is told the same. */
export function turnedAwayReply(away: TurnedAway): Reply {
  const [refusal] = lineFull(away).refusals;
  return { ...tryLater(503, "Many people are signing in", refusal?.text ?? "", away.seconds), signsIn: true };
}

/** The small page of somebody who has to wait after tries that failed. */
export function mustWaitReply(seconds: number): Reply {
  const [refusal] = tooManyTries(seconds).refusals;
  return { ...tryLater(429, "Too many tries", refusal?.text ?? "", seconds), signsIn: true };
}

/** What somebody is told who found the line full. */
export function lineFull({ waiting, seconds }: TurnedAway): Refused {
  return refusals.signInsFull.refuse({ waiting, wait: waitInWords(seconds) });
}

/** What somebody is told who has to wait after tries that failed. */
export function tooManyTries(seconds: number): Refused {
  return refusals.tooManyTries.refuse({ wait: waitInWords(seconds) });
}
