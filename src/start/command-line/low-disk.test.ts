import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { freeBytesOf, openData, removeDataFolder } from "#platform/database";

const program = join(import.meta.dirname, "../cli.ts");
const folder = mkdtempSync(join(tmpdir(), "accolade-disk-"));
const cleanUp: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];
afterAll(() => {
  for (const step of cleanUp.toReversed()) step();
});

const little = (): number => 299_999_999;

test("a new board is refused where the disk is low; one that is there is opened, and its data is there", async () => {
  const data = join(folder, "data");
  await expect(openData({ data, freeBytes: little })).rejects.toThrow(/has under 300 MB free/);
  const before = await openData({ data });
  cleanUp.push(() => removeDataFolder(data));
  await before.pools.owner.query("create table kept (name text); insert into kept values ('here')");
  await before.close();
  const database = await openData({ data, freeBytes: little });
  expect((await database.pools.owner.query("select name from kept")).rows).toEqual([{ name: "here" }]);
  expect((await database.pools.owner.query("show max_wal_size")).rows).toEqual([{ max_wal_size: "64MB" }]);
  await database.close();
});

/** A small disk of its own; undefined, with the reason printed, where none can be mounted. */
function smallDisk(): string | undefined {
  const disk = join(folder, "disk");
  try {
    execFileSync("mkdir", [disk]);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=600m,mode=1777", "tmpfs", disk], { stdio: "pipe" });
  } catch (fault) {
    console.warn(`No small disk can be mounted here, so this is not tested: ${String(fault).split("\n")[0]}`);
    return undefined;
  }
  cleanUp.push(() => execFileSync("umount", [disk]));
  return disk;
}

test("on a disk that is nearly full the program says so, serves its pages, and stops well", async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip();
  const data = join(disk, "data");
  await (await openData({ data })).close();
  const ballast = freeBytesOf(data) - 150_000_000;
  writeFileSync(join(disk, "ballast"), Buffer.alloc(ballast));
  const child = spawn(process.execPath, [program, "serve", "--data", data, "--port", "0"], {
    env: { ...process.env, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes) => {
      said += bytes;
    });
  }
  const ended = new Promise((resolve) => child.once("close", resolve));
  cleanUp.push(() => void child.kill("SIGKILL"));
  while (!/http:\/\/localhost:\d+/.test(said) && child.exitCode === null) await pause(20);
  const address = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? said;
  expect(await (await fetch(`${address}/ready`)).json()).toEqual({ status: "ready", disk: "low" });
  expect((await fetch(`${address}/sign-in`)).status).toBe(200);
  expect(said).toMatch(/The disk of the data folder has \d+ MB free, under the 300 MB that are kept spare\./);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
