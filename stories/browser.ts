import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const settings = [
  "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none",
  "--disable-background-networking", "--disable-domain-reliability", "--no-pings", "--no-default-browser-check",
];

/** Starts the browser that came with npm; on other systems than Linux on x64, the Chrome of the machine. */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") return playwright.launch({ channel: "chrome" });
  const folder = await unpacked();
  const env = { ...process.env, FONTCONFIG_PATH: join(folder, "fonts"), HOME: folder };
  return playwright.launch({ executablePath: join(folder, "chromium"), args: settings, env });
}

/**
 * The folder with the browser, unpacked once for each user and version. Programs that unpack at the same moment each
 * fill a folder of their own; the first to finish gives its folder the name.
 */
async function unpacked(): Promise<string> {
  const place = tmpdir();
  const folder = join(place, `accolade-browser-${await browserVersion()}-${process.getuid?.() ?? "user"}`);
  if (existsSync(folder)) return folder;
  const own = await mkdtemp(join(place, "accolade-browser-"));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = own;
  try {
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
}

async function browserVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const path = join(entry.slice(0, entry.lastIndexOf("build")), "package.json");
  const about: { version: string } = JSON.parse(await readFile(path, "utf8"));
  return about.version;
}
