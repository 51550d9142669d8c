import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { type Database, openData, removeDataFolder } from "#platform/database";

const program = join(import.meta.dirname, "../cli.ts");
const ending: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

type Served = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly database: Database;
  readonly out: () => string;
  readonly ended: Promise<number | null>;
};

/** Serves a new board in a process of its own. */
async function serve(environment: Record<string, string>): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "accolade-stop-"));
  const data = join(folder, "data");
  const child = spawn(process.execPath, [program, "serve", "--data", data, "--port", "0"], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      ACCOLADE_LOCK_SECONDS: "1000",
      ACCOLADE_STATEMENT_SECONDS: "1000",
      ...environment,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  ending.push(() => {
    removeDataFolder(data);
    rmSync(folder, { recursive: true, force: true });
  });
  ending.push(() => void child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (bytes) => {
    out += bytes;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!/http:\/\/localhost:\d+/.test(out)) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    await pause(20);
  }
  const address = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? "";
  const database = await openData({ data });
  return { child, address, database, out: () => out, ended };
}

/** A request that waits until the lock of the table of sessions is given up. */
async function waitingRequest({ address, database }: Served) {
  const lock = await database.pools.owner.connect();
  await lock.query("begin; lock table access.session in access exclusive mode");
  const answered = fetch(`${address}/`, { headers: { authorization: "Bearer x" } }).then(
    async (answer) => [answer.status, (await answer.text()).length > 0],
    () => "cut off",
  );
  const isWaiting = async () =>
    (await database.pools.owner.query("select 1 from pg_locks where not granted and mode = 'AccessShareLock'"))
      .rowCount;
  while (!(await isWaiting())) await pause(20);
  return { answered, release: async () => (await lock.query("rollback"), lock.release()) };
}

/** Waits until nobody can connect any more. */
async function untilClosed(address: string): Promise<void> {
  const port = Number(new URL(address).port);
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
      socket.on("error", () => resolve(false));
    });
    if (!isOpen) return;
    await pause(20);
  }
}

test("a program that is stopped takes nobody more, answers what it has begun, and ends at once afterwards", async () => {
  const served = await serve({ ACCOLADE_STOP_SECONDS: "10000" });
  // A connection that is kept open does not keep the program.
  expect((await fetch(`${served.address}/health`)).status).toBe(200);
  const { answered, release } = await waitingRequest(served);
  served.child.kill("SIGTERM");
  await untilClosed(served.address);
  expect(served.child.exitCode).toBeNull();
  await release();
  expect(await answered).toEqual([200, true]);
  await served.database.close();
  expect([await served.ended, served.out()]).toEqual([0, expect.stringContaining("Stopped.")]);
});

test("what has not finished in time is broken off, and the program ends", async () => {
  const served = await serve({ ACCOLADE_STOP_SECONDS: "1" });
  const { answered } = await waitingRequest(served);
  served.child.kill("SIGTERM");
  expect(await answered).toBe("cut off");
  expect([await served.ended, served.out()]).toEqual([0, expect.stringContaining("Stopped.")]);
  served.database.endNow();
});

test("a second signal ends the program at once, whatever is in progress", async () => {
  const served = await serve({ ACCOLADE_STOP_SECONDS: "10000" });
  const { answered } = await waitingRequest(served);
  served.child.kill("SIGTERM");
  await untilClosed(served.address);
  expect(served.child.exitCode).toBeNull();
  served.child.kill("SIGINT");
  // It is told that something went wrong, or nothing any more.
  expect([[500, true], "cut off"]).toContainEqual(await answered);
  await served.ended;
  expect(served.child.exitCode).not.toBeNull();
  served.database.endNow();
});
