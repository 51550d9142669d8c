import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { findKnown, type Known } from "./known.ts";
import { openCopy, type Site } from "./site.ts";

/** A board of its own for one file of tests, and people with browsers who use it. */
export type Story = {
  site(): Site;
  known(): Known;
  /** Somebody who is not signed in, with a browser of their own. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  /** A person who has followed a sign-in link. */
  signedIn(personId: string, options?: BrowserContextOptions): Promise<Page>;
};

type Stage = { readonly site: Site; readonly browser: Browser; readonly known: Known; close(): Promise<void> };

/** Sets the stage of a file of tests, and clears it; at its end nothing may have gone wrong behind the pages. */
export function story(): Story {
  const set: Stage[] = [];
  const stage = (): Stage => {
    const [there] = set;
    if (!there) throw new RangeError("The board is made before the first test, not earlier.");
    return there;
  };
  beforeAll(async () => {
    set.push(await setStage());
  });
  afterAll(async () => {
    await set[0]?.close();
  });
  test("a board is made and served", () => expect(stage().site.address).toMatch(/^http:/));

  const visitor = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const { browser, site } = stage();
    const context = await browser.newContext({
      locale: "en-GB",
      timezoneId: "Europe/London",
      baseURL: site.address,
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  };
  const signedIn = async (personId: string, options?: BrowserContextOptions): Promise<Page> => {
    const page = await visitor(options);
    await page.goto(await stage().site.link(personId));
    return page;
  };
  return { site: () => stage().site, known: () => stage().known, visitor, signedIn };
}

async function setStage(): Promise<Stage> {
  const [site, browser] = await Promise.all([openCopy({ centres: 2, candidates: 60 }), startBrowser()]);
  const known = await findKnown(site);
  const close = async (): Promise<void> => {
    await browser.close();
    await site.close();
    expect(site.faults).toEqual([]);
  };
  return { site, browser, known, close };
}
