import { setTimeout as pause } from "node:timers/promises";
import { newId } from "#platform/database";
import { demoSeries } from "../../demo/world.ts";
import type { LongAct, Sent } from "./acts.ts";
import { begin, type Life, type Victim } from "./life.ts";
import { countOf, nextSequences, patiently } from "./model.ts";

/** What a kill led to: the program that serves afterwards, how long it took to serve again, and what was wrong. */
export type Killed = { readonly life: Life; readonly milliseconds: number; readonly wrong: readonly string[] };

/**
 * Sends a long act, kills the program or its server after some milliseconds, lets it come back and sends the act again
 * with its key. It must have been done once, with the answer that was given first.
 */
export async function killDuring(
  folder: string,
  life: Life,
  act: LongAct,
  { nth, victim, milliseconds }: { readonly nth: number; readonly victim: Victim; readonly milliseconds: number },
): Promise<Killed> {
  const sequences = await patiently(() => nextSequences(life.database, demoSeries));
  const [sent, key] = [act.send(nth, (centreId) => sequences.get(centreId) ?? 1), newId()];
  const before = await patiently(() => countOf(life.database, act.action, key));
  const first = ask(life.address, sent, key);
  await pause(milliseconds);
  await life.kill(victim);
  const killedAt = performance.now();
  const given = await first;
  const next = victim === "program" ? await begin(folder) : life;
  const again = await answered(next.address, sent, key);
  const back = Math.round(performance.now() - killedAt);
  const wrong = [
    ...(again.status !== 0 && again.status < 400
      ? []
      : [`sent again, it was answered ${again.status} ${again.body.slice(0, 300)}`]),
    ...(isAnswer(given) && (given.status !== again.status || given.body !== again.body)
      ? [`the answer was ${given.status} and is ${again.status} when sent again`]
      : []),
  ];
  const after = await patiently(() => countOf(next.database, act.action, key));
  if (after.answers !== 1) wrong.push(`${after.answers} answers are kept`);
  if (after.acts !== before.acts + 1) wrong.push(`it was done ${after.acts - before.acts} times`);
  return { life: next, milliseconds: back, wrong };
}

type Answer = { readonly status: number; readonly body: string };

/** Whether it is an answer to what was asked, and not that it cannot be answered now. */
function isAnswer({ status }: Answer): boolean {
  return status !== 0 && status < 500;
}

/** Sends again until there is an answer; the last one when there is none within two minutes. */
async function answered(address: string, sent: Sent, key: string): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(address, sent, key);
    if (isAnswer(answer) || tries === 480) return answer;
    await pause(250);
  }
}

async function ask(address: string, { path, token, type, body }: Sent, key: string): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    "idempotency-key": key,
    ...(type ? { "content-type": type } : {}),
  };
  try {
    const reply = await fetch(address + path, {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    return { status: reply.status, body: await reply.text() };
  } catch {
    return { status: 0, body: "" };
  }
}
