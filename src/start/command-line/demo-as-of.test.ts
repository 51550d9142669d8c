import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeDataFolder } from "#platform/database";
import { demo } from "./demo.ts";

const program = join(import.meta.dirname, "../cli.ts");
const folder = mkdtempSync(join(tmpdir(), "accolade-as-of-"));
const [data, out] = [join(folder, "data"), join(folder, "out")];
const environment = { ...process.env, DATABASE_URL: "" };
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  removeDataFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["2026-01-12", "moment-outside-year: The demonstration covers 13 January 2026 to 31 December 2026"],
  ["2027-01-01", "moment-outside-year: The demonstration covers 13 January 2026 to 31 December 2026"],
  ["2026-02-30", "moment-not-read: 2026-02-30 is not a day. Write a day as 2026-05-05"],
  ["yesterday", "moment-not-read: yesterday is not a day. Write a day as 2026-05-05"],
  ["2026-08-20T24:01", "moment-not-read: 2026-08-20T24:01 is not a day."],
])("--as-of %s is refused before anything is made", async (day, text) => {
  let [printed, err] = ["", ""];
  const input = async function* (): AsyncGenerator<Uint8Array> {};
  const io = {
    input: input(),
    out: (words: string) => void (printed += words),
    err: (words: string) => void (err += words),
    environment,
  };
  expect(await demo.run(["--as-of", day, "--data", data, "--out", out], io)).toBe(2);
  expect(printed).toBe("");
  expect(err).toContain(text);
  expect(existsSync(data) || existsSync(out)).toBe(false);
});

/** Starts a command, which goes on; `until` waits for something that it prints. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args, "--data", data, "--port", "0"], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let [printed, err] = ["", ""];
  child.stdout.on("data", (bytes) => {
    printed += bytes;
  });
  child.stderr.on("data", (bytes) => {
    err += bytes;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const until = (words: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (words.test(printed)) resolve(printed);
      };
      child.stdout.on("data", look);
      child.once("close", () => reject(new Error(err)));
      look();
    });
  const stop = (): Promise<number | null> => {
    child.kill("SIGTERM");
    return ended;
  };
  return { until, stop, ended, err: () => err };
}

const pageOf = async (address: string, path: string): Promise<string> => (await fetch(`${address}${path}`)).text();

test("a demonstration stands at its day, goes on to another, and is served later as it was left", async () => {
  const shown = start("demo", "--as-of", "2026-05-05", "--centres", "3", "--candidates", "60", "--out", out);
  const printed = await shown.until(/\/developers\n/);
  expect(printed).toContain("as it stands on Tuesday 5 May 2026, 8am");
  expect(printed).toMatch(/ Results +0\n/);
  expect(existsSync(join(out, "centres"))).toBe(false);
  const address = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? "";
  expect(await pageOf(address, "/")).toContain("Tuesday 5 May 2026, 8");

  const form = new URLSearchParams({ moment: "another", day: "2026-08-19", time: "23:00" });
  const moved = await fetch(`${address}/demonstration/date`, { method: "POST", body: form, redirect: "manual" });
  expect(moved.status).toBe(303);
  await shown.until(/The date of the demonstration is Wednesday 19 August 2026, 11pm/);
  expect(await pageOf(address, "/demonstration/date")).toContain(
    "The date on this board is <strong>Wednesday 19 August 2026, 11",
  );
  expect(readdirSync(join(out, "centres"))).toEqual(["90001", "90002", "90003"]);
  expect(readFileSync(join(out, "sign-ins.json"), "utf8")).toContain('"candidate"');
  expect(await shown.stop()).toBe(0);

  const later = start("serve");
  const place = /http:\/\/localhost:\d+/.exec(await later.until(/is at/))?.[0] ?? "";
  const dates = (await pageOf(place, "/key-dates?series=6A26")).replaceAll(/<[^>]+>|\s+/g, " ");
  expect(dates).toMatch(/Thu 13 Aug 2026, +8am *\(past\)/);
  expect(dates).toMatch(/Thu 20 Aug 2026, +8am *(?!\s*\(past\))/);
  expect((await fetch(`${place}/demonstration/date`)).status).toBe(404);
  expect(await later.stop()).toBe(0);

  rmSync(join(data, "demonstration"));
  const real = start("serve");
  expect(await real.ended).toBe(1);
  expect(real.err()).toContain("the clock of this database was moved by a demonstration");
});
