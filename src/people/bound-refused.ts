import type { Browser } from "#platform/actors";
import type { App, SignInEvent } from "#platform/app";

/** What anybody can cause as often as they like: requests that are refused, and links that do not work. */
const unending: readonly SignInEvent["kind"][] = ["not-permitted", "form-not-ours", "link-refused"];

/** Refusals that are logged one by one in an hour: of one person or network, and of all strangers together. */
export const refusedMost = { each: 60, strangers: 1_000 } as const;

const hour = 3_600_000;

type Hour = { readonly began: number; readonly callers: Map<string, number>; strangers: number };

const hours = new WeakMap<App["database"], Hour>();

/**
 * What is to be logged of an event: itself; "more-refused" for the first too many of somebody in an hour; undefined for
 * those after it. Endless refusals do not fill a table. Each program counts for itself.
 */
export function boundRefused(app: App, event: SignInEvent, from: Browser): SignInEvent | undefined {
  if (!unending.includes(event.kind)) return event;
  const counts = hourOf(app.database);
  const { personId } = event;
  const isStranger = personId === undefined || personId === null || personId === "public";
  const caller = isStranger ? `network ${from.network}` : `person ${personId}`;
  const count = (counts.callers.get(caller) ?? 0) + 1;
  // Nothing more is kept of strangers either, once there were too many.
  if (count > refusedMost.each + 1 || (isStranger && counts.strangers > refusedMost.strangers)) return undefined;
  counts.callers.set(caller, count);
  if (isStranger) counts.strangers += 1;
  const isTooMany = count > refusedMost.each || (isStranger && counts.strangers > refusedMost.strangers);
  return isTooMany ? { ...event, kind: "more-refused" } : event;
}

function hourOf(database: App["database"]): Hour {
  const now = performance.now();
  const kept = hours.get(database);
  if (kept && now - kept.began < hour) return kept;
  const fresh = { began: now, callers: new Map<string, number>(), strangers: 0 };
  hours.set(database, fresh);
  return fresh;
}
