import type { App } from "#platform/app";
import type { Job } from "#platform/jobs";
import { answerResetRequests } from "./recovery/answer-reset-requests.ts";
import { suspendDormant } from "./staff/suspend-account/suspend-dormant.ts";
import { deleteOldAttempts } from "./throttle/delete-old-attempts.ts";
import { deleteTraffic } from "./webhooks/delete-traffic.ts";
import { sendDue } from "./webhooks/send/send-due.ts";

/** What is done about accounts and webhooks by itself. */
export const jobs: readonly Job[] = [
  { name: "forgotten passwords", start: (app) => ({ round: () => answerResetRequests(app) }) },
  { name: "old sign-in attempts", everyHours: 1, start: (app) => ({ round: () => none(deleteOldAttempts(app)) }) },
  { name: "accounts that are not used", everyHours: 24, start: (app) => ({ round: () => none(suspendDormant(app)) }) },
  { name: "webhooks", start: (app: App) => ({ round: (stopping) => sendDue(app, stopping) }) },
  { name: "old messages to webhooks", everyHours: 1, start: (app) => ({ round: () => none(deleteTraffic(app)) }) },
];

async function none(work: Promise<unknown>): Promise<number> {
  await work;
  return 0;
}
