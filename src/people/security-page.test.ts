import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionLimits } from "#platform/actors";
import { largeBody, fileBody } from "#platform/web";
import { depthMax, limitsOf } from "../platform/web/size-limits.ts";
import { confirmMinutes } from "../platform/web/gate.ts";
import { codesMax } from "./authenticator/second-factor/count-code.ts";
import { clientDays } from "./clients/client.ts";
import { tokenMinutes } from "./clients/give-token/give-token.ts";
import { hashCost } from "./passwords/argon2.ts";
import { newHashingQueue } from "./passwords/hashing-queue.ts";
import { passwordLength } from "./passwords/rule.ts";
import { linkMinutes, linksInAnHour } from "./recovery/links.ts";
import { invitationDays } from "./staff/invitations.ts";
import { attemptLimits, networkLimit } from "./throttle/rule.ts";
import { postLimits } from "./webhooks/send/post.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/security.md"), "utf8");

/** The part under a heading, on one line. */
function part(heading: string): string {
  const [, after = ""] = text.split(`\n## ${heading}\n`);
  return (after.split("\n## ")[0] ?? "").replaceAll(/\s+/g, " ");
}

const { stranger, known } = attemptLimits;

test.each([
  [
    "Ways to sign in",
    [
      `a token of ${tokenMinutes} minutes`,
      `more than ${confirmMinutes} minutes ago`,
      `link that works for ${linkMinutes} minutes`,
      `up to ${linksInAnHour} times an hour`,
    ],
  ],
  [
    "Passwords",
    [
      `${passwordLength.least} to ${passwordLength.most} characters`,
      `${hashCost.memoryKib} KiB, ${hashCost.passes} passes`,
      `${newHashingQueue().settings.waitingMax} wait`,
      "the person's name and email address, and the board's name",
    ],
  ],
  [
    "Guessing",
    [
      `after ${stranger.free} failed attempts it waits ${stranger.firstWaitSeconds} seconds`,
      `up to ${stranger.longestWaitSeconds / 60} minutes`,
      `(${known.free} attempts)`,
      `fails ${networkLimit.failuresMax} times within ${networkLimit.withinSeconds / 60} minutes`,
      `${codesMax} wrong codes`,
    ],
  ],
  [
    "Sessions",
    [
      `after ${sessionLimits.absoluteHours} hours, after ${sessionLimits.idleMinutes} minutes without use`,
      `after ${sessionLimits.unfinishedMinutes} minutes`,
    ],
  ],
  [
    "Limits",
    [
      `${limitsOf({}).form / 1_000}KB, ${limitsOf({}).fields.toLocaleString("en-GB")} fields, ` +
        `${limitsOf({}).values.toLocaleString("en-GB")} values of JSON, ${depthMax} deep`,
      `marks ${largeBody / 1_000_000}MB; entry files, mark files, centres and unit results ${fileBody / 1_000_000}MB`,
      `${clientDays.max} days at most`,
      `${invitationDays} days, once`,
      `${postLimits.milliseconds / 1000} seconds, ${postLimits.answerBytes} bytes`,
    ],
  ],
])("what the security page says under %s is what the code does", (heading, figures) => {
  for (const figure of figures) expect(part(heading)).toContain(figure);
});

test("the security page says that requests are counted as the database counts them", () => {
  const migration = readFileSync(join(import.meta.dirname, "migrations/2026-12-01-people.sql"), "utf8");
  const [, client, person, network] =
    /\('client', (\d+), 60\), \('person', (\d+), 60\), \('network', (\d+), 60\)/.exec(migration) ?? [];
  expect(client).toBe(person);
  expect(part("Limits")).toContain(`${client} a minute for a system or a person, ${network} for everyone else`);
});

test("the security page has every part that those who judge the program look for", () => {
  for (const heading of [
    "Rights",
    "Uploaded files",
    "Network connections",
    "Cryptography",
    "Logs",
    "Classification of data",
    "Dependencies",
  ]) {
    expect([heading, part(heading).length > 200]).toEqual([heading, true]);
  }
});
