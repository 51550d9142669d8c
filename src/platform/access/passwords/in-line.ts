import type { App } from "../../app.ts";
import { type Refused, refuse } from "#kernel";
import { noteAtDoor } from "../door.ts";
import type { Browser } from "../sessions/session.ts";
import { waitInWords } from "../throttle/rule.ts";
import { hashingLineOf, type Place, type TurnedAway } from "./hashing-line.ts";

export type Served<Value> = { readonly entered: true; readonly value: Value };

/**
 * Does work that hashes with a place in the line, and gives the place back whatever happens; or says that the line is
 * full, before anything was read from the database. That the line is full is noted at the door once a minute.
 */
export async function inLine<Value>(
  app: App, from: Browser, work: (place: Place) => Promise<Value>,
): Promise<Served<Value> | TurnedAway> {
  const place = hashingLineOf(app).enter();
  if (!place.entered) {
    if (place.first) await noteAtDoor(app, { kind: "queue-full", method: "password" }, from);
    return place;
  }
  try {
    return { entered: true, value: await work(place) };
  } finally {
    place.leave();
  }
}

/** What somebody is told who found the line full. */
export function lineFull({ waiting, seconds }: TurnedAway): Refused {
  return refuse("sign-ins-full", `Many people are signing in: ${waiting} wait before you. You were not let in; try ` +
    `again in ${waitInWords(seconds)}. People who are signed in are not affected.`);
}

/** What somebody is told who has to wait after tries that failed. */
export function tooManyTries(seconds: number): Refused {
  return refuse("too-many-tries", `There were too many tries that failed. Wait ${waitInWords(seconds)} and try ` +
    "again. A passkey and single sign-on work now.");
}
