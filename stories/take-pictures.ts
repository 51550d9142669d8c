import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openData } from "#platform/database";
import { startBrowser } from "./browser.ts";
import { findKnown } from "./known.ts";
import { openSite } from "./site.ts";

/** Takes the pictures of the README from a demonstration board: `node stories/take-pictures.ts`. */
const folder = join(import.meta.dirname, "../docs/pictures");
const desk = { width: 1200, height: 860 };
const phone = { width: 390, height: 760 };

type Picture = {
  readonly name: string;
  readonly personId: string | undefined;
  readonly path: string;
  readonly size: typeof desk;
};

await takePictures();

async function takePictures(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "accolade-pictures-"));
  const database = await openData({ data });
  const site = await openSite(database, { centres: 6, candidates: 900 });
  const browser = await startBrowser();
  const { series, centre, candidate, option, candidatePerson } = await findKnown(site);
  const pictures: readonly Picture[] = [
    { name: "centre-results", personId: `officer-${centre}`, path: "/centre/results", size: desk },
    {
      name: "explanation",
      personId: `officer-${centre}`,
      path: `/centre/results/${series}/${candidate}/${option}`,
      size: desk,
    },
    { name: "board-series", personId: "board-helen", path: `/board/series/${series}`, size: desk },
    { name: "staff", personId: `head-of-centre-${centre}`, path: "/centre/staff", size: desk },
    { name: "sign-in", personId: undefined, path: "/sign-in", size: desk },
    { name: "my-results-phone", personId: candidatePerson, path: "/candidate/results", size: phone },
  ];
  await mkdir(folder, { recursive: true });
  for (const picture of pictures) {
    const link = picture.personId === undefined ? undefined : await site.link(picture.personId);
    await take(browser, site.address, link, picture);
  }
  await browser.close();
  await site.close();
  await database.close();
  await rm(data, { recursive: true, force: true });
}

async function take(
  browser: Browser,
  address: string,
  link: string | undefined,
  { name, path, size }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    viewport: size,
    locale: "en-GB",
    timezoneId: "Europe/London",
    colorScheme: "light",
    deviceScaleFactor: size === phone ? 2 : 1,
  });
  const page = await context.newPage();
  if (link) await page.goto(link);
  await page.goto(address + path);
  await page.evaluate("document.fonts.ready");
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  process.stdout.write(`${name}.png ${(await stat(file)).size} bytes\n`);
}
