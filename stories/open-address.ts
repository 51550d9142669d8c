import type { Page } from "playwright-core";

/** How an address answers: with which status, and how many bytes, if it is no page. */
export type Answer = { readonly status: number; readonly bytes: number | undefined };

/** Opens an address in the browser. A redirection is an answer of its own. */
export async function openAddress(page: Page, address: string): Promise<Answer> {
  const opened = await page.goto(address).catch((fault: unknown) => String(fault));
  if (opened === null || typeof opened === "string") return fetchFile(page, address, String(opened));
  let asked = opened.request();
  for (let from = asked.redirectedFrom(); from; from = asked.redirectedFrom()) asked = from;
  const status = (await asked.response())?.status() ?? opened.status();
  const isPage = opened.headers()["content-type"]?.startsWith("text/html");
  return { status, bytes: isPage ? undefined : (await opened.body()).length };
}

/** A browser opens no file that is to be saved; anything else that it could not open is a fault. */
async function fetchFile(page: Page, address: string, fault: string): Promise<Answer> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  if (!answer.headers()["content-disposition"]?.startsWith("attachment")) throw new Error(fault);
  return { status: answer.status(), bytes: (await answer.body()).length };
}
