import { setTimeout as sleep } from "node:timers/promises";
import { ratio } from "../benchmark.ts";
import type { Crowd } from "./bench-overload.ts";
import { type Asked, good, quantile, send, sendAtRate, sendInTurn } from "./send.ts";

const times = 10;

/**
 * The most pages of results that come out in a second, whatever the number of senders; how many of ten times as many
 * requests are still answered well, the others being told to come later; and how long afterwards a page takes as long
 * as before. Requests come from every centre.
 */
export async function measureFlood(address: string, crowds: readonly Crowd[], seconds: number) {
  const asked = crowds.flatMap(({ pages }) => pages).toSorted((a, b) => (a.token < b.token ? -1 : 1));
  const calm = await sendInTurn(address, asked.slice(0, 20), { senders: 1, seconds });
  const usual = quantile(calm, 0.5);
  let best = 0;
  for (const senders of [2, 4, 8, 16]) {
    const began = performance.now();
    const answers = await sendInTurn(address, asked, { senders, seconds });
    best = Math.max(best, (good(answers) * 1000) / (performance.now() - began));
  }
  const flood = await sendAtRate(address, asked, { perSecond: best * times, seconds: seconds * 2 });
  const within = flood.answers.filter(({ at }) => at <= flood.sentUntil);
  const during = good(within) / (seconds * 2);
  const recovered = await untilNormal(address, asked[0], usual, flood.sentUntil);
  const told = flood.answers.filter(({ status }) => status === 429 || status === 503);
  return {
    figures: {
      bestPerSecond: { value: Math.round(best), unit: "pages of results a second" },
      offered: { value: Math.round(best * times), unit: `requests a second, for ${seconds * 2} seconds` },
      goodDuring: { value: Math.round(during), unit: "pages of results a second" },
      goodDuringP50: { value: quantile(flood.answers, 0.5), unit: "ms" },
      goodDuringP99: { value: quantile(flood.answers, 0.99), unit: "ms" },
      toldToComeLater: { value: told.length, unit: `of ${flood.answers.length} requests` },
      answeredElse: { value: flood.answers.length - told.length - good(flood.answers), unit: "requests" },
      pageBefore: { value: usual, unit: "ms (median)" },
      normalAfter: { value: recovered, unit: "ms after the last request was sent" },
    },
    ratios: { goodputAtTenTimesToBest: ratio(during, best), normalWithinTenSeconds: ratio(recovered, 10_000) },
  };
}

/** Milliseconds until five pages in a row take no more than twice what they took before. */
async function untilNormal(address: string, asked: Asked | undefined, usual: number, since: number): Promise<number> {
  let [inARow, first] = [0, 0];
  if (!asked) throw new Error("Nothing is asked for.");
  while (inARow < 5) {
    const { status, milliseconds, at } = await send(address, asked);
    if (status !== 200 || milliseconds > usual * 2) inARow = 0;
    else if (++inARow === 1) first = at;
    await sleep(20);
  }
  return Math.max(0, Math.round(first - since));
}
