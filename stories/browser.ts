import { execFile as execFileWithCallback } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium as playwright } from "playwright-core";

const execFile = promisify(execFileWithCallback);

const settings = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--disable-background-networking",
  "--disable-domain-reliability",
  "--no-pings",
  "--no-default-browser-check",
];

/** Starts the browser that came with npm; on other systems than Linux on x64, the Chrome of the machine. */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") return playwright.launch({ channel: "chrome" });
  const folder = await unpacked();
  const { FONTCONFIG_PATH: _theirs, ...rest } = process.env;
  const env = { ...rest, FONTCONFIG_FILE: await writeFontSettings(folder), HOME: folder };
  return playwright.launch({ executablePath: join(folder, "chromium"), args: settings, env });
}

/**
 * The folder with the browser, unpacked once for each user and version. Programs that unpack at the same moment each
 * fill a folder of their own; the first to finish gives its folder the name. A program of its own unpacks, since it
 * unpacks into the folder for temporary files, which is one for a whole program.
 */
async function unpacked(): Promise<string> {
  const place = tmpdir();
  const folder = join(place, `accolade-browser-${await browserVersion()}-${process.getuid?.() ?? "user"}`);
  if (existsSync(folder)) return folder;
  const own = await mkdtemp(join(place, "accolade-browser-"));
  const script = join(import.meta.dirname, "unpack-browser.ts");
  await execFile(process.execPath, [script], { env: { ...process.env, TMPDIR: own } });
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
}

/**
 * Fonts of ours and no others, so that pages look the same on every machine. The settings that come with the browser
 * name folders of another place, where nothing is; without a monospaced font the browser ends at the first text area.
 */
async function writeFontSettings(folder: string): Promise<string> {
  const folders = [
    join(folder, "fonts"),
    ...[
      "AtkinsonHyperlegibleMono_400Regular",
      "AtkinsonHyperlegibleMono_700Bold",
      "NotoSans_400Regular",
      "NotoSans_700Bold",
    ].map(folderOfFont),
  ];
  const families = [
    ["monospace", "Atkinson Hyperlegible Mono"],
    ["sans-serif", "Noto Sans"],
    ["serif", "Noto Sans"],
  ];
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((each) => `<dir>${each}</dir>`).join("\n")}
<cachedir>${join(folder, "font-cache")}</cachedir>
${families
  .map(([name, font]) => `<alias><family>${name}</family><prefer><family>${font}</family></prefer></alias>`)
  .join("\n")}
<match><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>
</fontconfig>
`;
  const [path, own] = [join(folder, "accolade-fonts.conf"), join(folder, `accolade-fonts-${process.pid}.conf`)];
  await writeFile(own, text);
  await rename(own, path);
  return path;
}

/** Typefaces come as packages with a folder for each style. */
function folderOfFont(font: string): string {
  const [family = "", style = ""] = font.split("_");
  const name = family.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}/${style}/${font}.ttf`));
}

async function browserVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const path = join(entry.slice(0, entry.lastIndexOf("build")), "package.json");
  const about: { version: string } = JSON.parse(await readFile(path, "utf8"));
  return about.version;
}
