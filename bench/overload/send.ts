import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What is asked for, and by whom. */
export type Asked = { readonly path: string; readonly token: string };
/** An answer: its status (0 when the connection failed), how long it took, and when it came, in milliseconds. */
export type Answer = { readonly status: number; readonly milliseconds: number; readonly at: number };

const agent = new Agent({ keepAlive: true, maxSockets: 4_000 });

/** Sends one request and reads the answer to its end. */
export function send(address: string, { path, token }: Asked): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status: number): void => {
      const at = performance.now();
      resolve({ status, milliseconds: at - began, at });
    };
    get(`${address}${path}`, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.on("end", () => done(answer.statusCode ?? 0)).on("error", () => done(0));
      answer.resume();
    }).on("error", () => done(0));
  });
}

/** So many senders, each with the next request as soon as it has an answer, for some seconds. */
export async function sendInTurn(
  address: string,
  asked: readonly Asked[],
  { senders, seconds }: { readonly senders: number; readonly seconds: number },
): Promise<readonly Answer[]> {
  const [answers, end]: [Answer[], number] = [[], performance.now() + seconds * 1000];
  let next = 0;
  const sender = async (): Promise<void> => {
    while (performance.now() < end) answers.push(await send(address, asked[next++ % asked.length] ?? nobody));
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return answers;
}

/** So many requests a second, whether or not those before them were answered, for some seconds. */
export async function sendAtRate(
  address: string,
  asked: readonly Asked[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<{ readonly answers: readonly Answer[]; readonly sentUntil: number }> {
  const [sent, began]: [Promise<Answer>[], number] = [[], performance.now()];
  const all = Math.round(perSecond * seconds);
  while (sent.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - began) / 1000) * perSecond));
    while (sent.length < due) sent.push(send(address, asked[sent.length % asked.length] ?? nobody));
    await sleep(5);
  }
  const sentUntil = performance.now();
  return { answers: await Promise.all(sent), sentUntil };
}

const nobody: Asked = { path: "/", token: "" };

/** How many answers gave what was asked for. */
export function good(answers: readonly Answer[]): number {
  return answers.filter(({ status }) => status === 200).length;
}

/** A quantile of what the good answers took, in whole milliseconds. */
export function quantile(answers: readonly Answer[], part: number): number {
  const times = answers.filter(({ status }) => status === 200).map(({ milliseconds }) => milliseconds);
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0);
}
