import { ratio } from "../benchmark.ts";
import type { Crowd } from "./bench-overload.ts";
import { type Asked, good, quantile, send, sendInTurn } from "./send.ts";

/** How many a centre sends at once that asks for everything. */
const senders = 300;

/**
 * One person of a centre, alone and beside another centre that sends three hundred requests at once: pages beside
 * pages, pages beside statements, and statements beside statements.
 */
export async function measureFairness(address: string, crowds: readonly Crowd[], seconds: number) {
  const [greedy, other] = crowds;
  if (!greedy || !other) throw new Error("There are no two centres.");
  const alone = {
    pages: await inTurn(address, oneOf(other.pages), seconds),
    documents: await inTurn(address, oneOf(other.documents), seconds),
  };
  const pages = await beside(address, greedy.pages, oneOf(other.pages), seconds);
  const pagesBesideDocuments = await beside(address, greedy.documents, oneOf(other.pages), seconds);
  const documents = await beside(address, greedy.documents, oneOf(other.documents), seconds);
  return {
    figures: {
      pagesAlone: { value: alone.pages.perSecond, unit: "per second" },
      pagesBesidePages: { value: pages.perSecond, unit: "per second" },
      pagesBesidePagesP99: { value: pages.p99, unit: "ms" },
      pagesBesideStatements: { value: pagesBesideDocuments.perSecond, unit: "per second" },
      statementsAlone: { value: alone.documents.perSecond, unit: "per second" },
      statementsBesideStatements: { value: documents.perSecond, unit: "per second" },
      statementsBesideStatementsP99: { value: documents.p99, unit: "ms" },
    },
    ratios: {
      pagesBesidePagesToAlone: ratio(pages.perSecond, alone.pages.perSecond),
      pagesBesideStatementsToAlone: ratio(pagesBesideDocuments.perSecond, alone.pages.perSecond),
      statementsBesideStatementsToAlone: ratio(documents.perSecond, alone.documents.perSecond),
    },
  };
}

function oneOf(asked: readonly Asked[]): readonly Asked[] {
  const token = asked[0]?.token ?? "";
  return asked.slice(0, 20).map(({ path }) => ({ path, token }));
}

async function inTurn(address: string, asked: readonly Asked[], seconds: number) {
  const began = performance.now();
  const answers = await sendInTurn(address, asked, { senders: 1, seconds });
  const took = (performance.now() - began) / 1000;
  if (good(answers) === 0) throw new Error(`${asked[0]?.path} was answered ${answers[0]?.status}.`);
  return { perSecond: Math.round((good(answers) / took) * 10) / 10, p99: quantile(answers, 0.99) };
}

/** The same while the other centre sends; those of it that are told to come later come a second later. */
async function beside(address: string, greedy: readonly Asked[], own: readonly Asked[], seconds: number) {
  const over = new AbortController();
  const sender = async (_: unknown, first: number): Promise<void> => {
    for (let at = first; !over.signal.aborted; at += senders) {
      const { status } = await send(address, greedy[at % greedy.length] ?? { path: "/", token: "" });
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
  const all = Promise.all(Array.from({ length: senders }, sender));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const measured = await inTurn(address, own, seconds);
  over.abort();
  await all;
  return measured;
}
