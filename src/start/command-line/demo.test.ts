import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeDataFolder } from "#platform/database";
import { roles } from "#people";

const program = join(import.meta.dirname, "../cli.ts");
const folder = mkdtempSync(join(tmpdir(), "accolade-demo-"));
const [data, out] = [join(folder, "data"), join(folder, "out")];
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  removeDataFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a command and waits until it has printed something: all that it printed, and how it ends when told to. */
async function start(words: RegExp, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args, "--data", data, "--port", "0"], {
    env: { ...process.env, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let [printed, err] = ["", ""];
  child.stderr.on("data", (bytes) => {
    err += bytes;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      printed += bytes;
      if (words.test(printed)) resolve();
    });
    child.once("close", () => reject(new Error(err)));
  });
  const stop = (): Promise<number | null> =>
    new Promise((resolve) => {
      child.once("close", resolve);
      child.kill("SIGTERM");
    });
  return { printed, address: /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? "", err: () => err, stop };
}

test("a demonstration says what can be tried, and it works; what ends with it is said plainly later", async () => {
  const demo = await start(/\/developers\n/, "demo", "--centres", "2", "--candidates", "60", "--out", out);
  for (const { title } of Object.values(roles)) expect(demo.printed).toMatch(new RegExp(`, ${title} +http`));
  const signIns: { address: string; people: object[] } = JSON.parse(readFileSync(join(out, "sign-ins.json"), "utf8"));
  expect(signIns.address).toBe(demo.address);
  for (const one of signIns.people) expect(Object.keys(one)).toEqual(["role", "name", "centre", "link"]);
  expect(demo.err()).not.toContain("WARNING");

  const key = /Bearer (acc_\S+)"/.exec(demo.printed)?.[1] ?? "";
  expect(readFileSync(join(out, "summary.txt"), "utf8") + JSON.stringify(signIns)).not.toContain(key);
  const asked = await fetch(`${demo.address}/api/v1/candidates`, { headers: { authorization: `Bearer ${key}` } });
  expect(asked.status).toBe(200);

  const issuer = /made up, at (http:\S+)\)/.exec(demo.printed)?.[1] ?? "";
  const sent = await fetch(`${demo.address}/sign-in/sso/harbour`, { redirect: "manual" });
  expect(sent.headers.get("location")).toMatch(new RegExp(`^${issuer}/auth\\?`));
  expect((await fetch(issuer)).status).toBe(200);
  expect(await demo.stop()).toBe(0);
  await expect(fetch(issuer)).rejects.toThrow();

  const later = await start(/is at/, "serve");
  const tried = await fetch(`${later.address}/sign-in/sso/harbour`);
  expect(tried.status).toBe(502);
  expect(await tried.text()).toContain("Harbour Learning Trust is not responding. Nothing was changed.");
  expect(await later.stop()).toBe(0);
});
