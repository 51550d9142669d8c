import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app.ts";
import { answerResetWishes } from "../access/recovery/answer-reset-wishes.ts";
import { sleepUnused } from "../access/staff/put-to-sleep/sleep-unused.ts";
import { forgetOldAttempts } from "../access/throttle/forget-old-attempts.ts";
import { startPostman } from "../mail/start-postman.ts";
import { forgetTraffic } from "../webhooks/forget.ts";
import { sendDue } from "../webhooks/send/send-due.ts";
import { forgetExpired } from "../privacy/forget-expired.ts";
import { rarely } from "./rarely.ts";
import { deliverEvents, type Subscriber } from "./deliver.ts";

/** Loops that deliver events and messages until they are stopped; `stop` waits for the delivery under way. */
export type Worker = { stop(): Promise<void> };

const pauseMilliseconds = 1_000;

/**
 * Starts delivering events to their subscribers, and messages to people, each at its own pace, and what waits at the
 * door: links to new passwords, and tries that no longer count. Messages go to webhooks too. A delivery that fails is
 * logged and tried again on a later round.
 */
export function startWorker(app: App, subscribers: readonly Subscriber[]): Worker {
  const stopping = new AbortController();
  const postman = startPostman(app);
  const ended = Promise.all([
    repeat(stopping.signal, app, "events", () => deliverEvents(app, subscribers)),
    repeat(stopping.signal, app, "mail", () => postman.round(stopping.signal)),
    repeat(stopping.signal, app, "forgotten passwords", () => answerResetWishes(app)),
    repeat(
      stopping.signal,
      app,
      "old sign-in attempts",
      rarely(1, () => forgetOldAttempts(app)),
    ),
    repeat(
      stopping.signal,
      app,
      "what is kept too long",
      rarely(24, () => forgetExpired(app)),
    ),
    repeat(
      stopping.signal,
      app,
      "accounts that are not used",
      rarely(24, () => sleepUnused(app)),
    ),
    repeat(stopping.signal, app, "webhooks", () => sendDue(app, stopping.signal)),
    repeat(
      stopping.signal,
      app,
      "old messages to webhooks",
      rarely(1, () => forgetTraffic(app)),
    ),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
      postman.close();
    },
  };
}

async function repeat(signal: AbortSignal, app: App, name: string, round: () => Promise<number>): Promise<void> {
  while (!signal.aborted) {
    await round().catch((fault: unknown) => app.log(`${name}: ${String(fault)}`));
    await sleep(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
  }
}
