import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connection } from "../database.ts";
import { migrate } from "../migrate.ts";
import { closeFolder, clusterFolder, postmaster, removeDataFolder } from "./folder.ts";
import { freeDataFolder } from "./left-behind.ts";
import { openData } from "../open-data.ts";
import { serverAccount } from "./run-as.ts";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "accolade-data-"));
});
afterEach(() => removeDataFolder(data));

const keep = "insert into platform.setting (name, value, about) values ($1, 'kept', 'a test')";
const read = "select name from platform.setting where about = 'a test' order by name";

test("a second start finds the data of the first, and migrations run once", async () => {
  const first = await openData({ data });
  await first.pools.owner.query(keep, ["one"]);
  await first.close();
  const second = await openData({ data });
  expect((await second.pools.owner.query(read)).rows).toEqual([{ name: "one" }]);
  const client = new pg.Client(connection(second.address, "owner"));
  await client.connect();
  expect(await migrate(client)).toEqual([]);
  await client.end();
  await second.close();
});

test("two programs share one folder; the second does not stop the server of the first", async () => {
  const first = await openData({ data });
  const second = await openData({ data });
  await second.pools.owner.query(keep, ["two"]);
  await second.close();
  expect((await first.pools.owner.query(read)).rows).toEqual([{ name: "two" }]);
  await first.close();
});

test.each([
  ["a socket in the server's folder, which others cannot enter", "short", null],
  ["the loopback port where the path is too long for a socket", "long".repeat(25), "127.0.0.1"],
])("programs of this machine reach the server by %s", async (_how, name, address) => {
  const folder = mkdtempSync(join(tmpdir(), name));
  const first = await openData({ data: folder });
  const second = await openData({ data: folder });
  for (const { pools } of [first, second]) {
    const { rows } = await pools.board.query("select host(inet_client_addr()) as address");
    expect(rows).toEqual([{ address }]);
  }
  await second.close();
  await first.close();
  removeDataFolder(folder);
});

test("nobody without access to the folder reaches the server, and what was open is closed when it starts", async () => {
  const first = await openData({ data });
  const { port } = first.address;
  const answer = await new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve("a connection"));
    socket.once("error", (fault) => resolve(String(fault)));
  });
  expect(answer).toContain("ECONNREFUSED");
  await first.close();
  const log = `${clusterFolder(data, serverAccount())}.log`;
  for (const [path, mode] of [
    [data, 0o777],
    [log, 0o666],
  ] as const) {
    chmodSync(path, mode);
  }
  const second = await openData({ data });
  expect((statSync(data).mode & 0o777).toString(8)).toBe(process.getuid?.() === 0 ? "711" : "700");
  expect((statSync(log).mode & 0o777).toString(8)).toBe("600");
  await second.close();
});

test("a place that many share is not closed to them", () => {
  chmodSync(data, 0o1777);
  closeFolder(data);
  expect((statSync(data).mode & 0o7777).toString(8)).toBe("1777");
  chmodSync(data, 0o700);
});

test("what an account changed of itself ends when the program starts again, and it enters no other database", async () => {
  const first = await openData({ data });
  for (const [account, change] of [
    ["public", "alter role accolade_public set row_security = off"],
    ["centre", "alter role accolade_centre in database accolade set statement_timeout = '1ms'"],
    ["board", "alter role accolade_board set default_transaction_read_only = on"],
    ["worker", "alter role accolade_worker password 'another'"],
  ] as const) {
    await first.pools[account].query(change);
  }
  await first.close();
  const second = await openData({ data });
  const { rows } = await second.pools.public.query(
    "select distinct setdatabase::integer as of, setconfig as is from pg_db_role_setting where setrole <> 0",
  );
  expect(rows).toEqual([{ of: 0, is: ["temp_file_limit=256MB"] }]);
  expect((await second.pools.public.query("show row_security")).rows).toEqual([{ row_security: "on" }]);
  expect((await second.pools.worker.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  for (const name of ["postgres", "template1"]) {
    const client = new pg.Client({ ...connection(second.address, "public"), database: name });
    await expect(client.connect()).rejects.toThrow(/permission denied for database/);
  }
  await second.close();
});

test("programs that start at the same moment on a new folder share one server", async () => {
  writeFileSync(join(data, "starting.pid"), "999999999 left by a program that was killed");
  const opened = await Promise.all([1, 2, 3].map(() => openData({ data })));
  expect(new Set(opened.map((database) => database.address.port)).size).toBe(1);
  await opened[0]?.pools.owner.query(keep, ["shared"]);
  expect((await opened[2]?.pools.owner.query(read))?.rows).toEqual([{ name: "shared" }]);
  for (const database of opened) await database.close();
});

test("a killed program, its whole group too, leaves nothing broken: the next start recovers", async () => {
  const program = join(data, "program.ts");
  writeFileSync(
    program,
    `
    const { openData } = await import(${JSON.stringify(join(import.meta.dirname, "../open-data.ts"))});
    const database = await openData({ data: ${JSON.stringify(data)} });
    const client = await database.pools.owner.connect();
    await client.query(${JSON.stringify(keep)}, ["committed"]);
    await client.query("begin");
    await client.query(${JSON.stringify(keep)}, ["not committed"]);
    console.log("writing");
    setInterval(() => undefined, 1000);
  `,
  );
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (status) => reject(new Error(`the program ended with ${status}`)));
  });
  process.kill(-(child.pid ?? 0), "SIGKILL");
  await ended;
  const next = await openData({ data });
  expect((await next.pools.owner.query(read)).rows).toEqual([{ name: "committed" }]);
  await next.close();
});

test("a folder of another PostgreSQL version is refused and left as it is", async () => {
  const first = await openData({ data });
  await first.close();
  writeFileSync(join(clusterFolder(data, serverAccount()), "PG_VERSION"), "15\n");
  await expect(openData({ data })).rejects.toThrow(/is of PostgreSQL 15; this program runs 18/);
});

test("a database that a newer program has migrated is refused", async () => {
  const first = await openData({ data });
  await first.pools.owner.query(
    "insert into migrations.done (name, hash) values ('entries/2027-01-01-later.sql', 'x')",
  );
  await first.close();
  await expect(openData({ data })).rejects.toThrow(
    /made by a newer Accolade \(it has had entries\/2027-01-01-later\.sql\)/,
  );
});

test("a migration that was changed after it ran is refused", async () => {
  const first = await openData({ data });
  await first.pools.owner.query(
    "update migrations.done set hash = 'other' where name = 'platform/2026-12-01-platform.sql'",
  );
  await first.close();
  await expect(openData({ data })).rejects.toThrow(/platform\/2026-12-01-platform\.sql was changed/);
});

test.each(["mysql://u:p@h/x", "not a url", "postgres://u:p@h:5432/"])(
  "DATABASE_URL %s is refused",
  async (databaseUrl) => {
    await expect(openData({ data, databaseUrl })).rejects.toThrow(/DATABASE_URL must look like/);
  },
);

test("a database that was only half made is made again", async () => {
  const cluster = clusterFolder(data, serverAccount());
  mkdirSync(`${cluster}.new/base`, { recursive: true });
  writeFileSync(`${cluster}.new/PG_VERSION`, "18\n");
  mkdirSync(cluster);
  const opened = await openData({ data });
  await opened.pools.owner.query(keep, ["made"]);
  await opened.close();
  expect(existsSync(`${cluster}.new`)).toBe(false);
});

test.each([
  ["PG_VERSION", /is not a whole database: its file PG_VERSION is missing/],
  ["secret", /secret is missing or empty; the database does not open without it/],
])("a data folder that lost its file %s is refused, and nothing of it is removed", async (name, words) => {
  const first = await openData({ data });
  await first.pools.owner.query(keep, ["one"]);
  await first.close();
  const file = name === "secret" ? join(data, name) : join(clusterFolder(data, serverAccount()), name);
  const text = readFileSync(file);
  rmSync(file);
  await expect(openData({ data })).rejects.toThrow(words);
  writeFileSync(file, text);
  const next = await openData({ data });
  expect((await next.pools.owner.query(read)).rows).toEqual([{ name: "one" }]);
  await next.close();
});

test("a data folder is free when no program runs its server, though its number is used again", async () => {
  expect(await freeDataFolder(data)).toBe(true);
  const opened = await openData({ data });
  expect(await freeDataFolder(data)).toBe(false);
  await opened.close();
  writeFileSync(join(data, "owner.pid"), String(process.pid));
  expect(await freeDataFolder(data)).toBe(true);
});

test.each([
  ["the server is killed", (cluster: string) => postmaster(cluster)?.pid ?? 0],
  ["the shell around it is killed", (cluster: string) => parentOf(postmaster(cluster)?.pid ?? 0)],
])("when %s, the server is started again by itself, and what was saved is there", async (_what, victim) => {
  const opened = await openData({ data });
  // The databases of tests do not wait for the disk; this one row does, as in production.
  await opened.pools.owner.query(`begin; set local synchronous_commit = on; ${keep.replace("$1", "'saved'")}; commit`);
  process.kill(victim(clusterFolder(data, serverAccount())), "SIGKILL");
  const asked = async () => (await opened.pools.owner.query("select pg_is_in_recovery() as waits")).rows;
  await expect.poll(() => asked().catch(() => "no answer"), { timeout: 60_000 }).toEqual("no answer");
  await expect.poll(() => asked().catch(() => "no answer"), { timeout: 60_000 }).toEqual([{ waits: false }]);
  expect((await opened.pools.owner.query(read)).rows).toEqual([{ name: "saved" }]);
  await opened.close();
});

test("a program whose server cannot be started again ends, and says why", async () => {
  const program = join(data, "program.ts");
  writeFileSync(
    program,
    `
    import { renameSync } from "node:fs";
    const { openData } = await import(${JSON.stringify(join(import.meta.dirname, "../open-data.ts"))});
    const { clusterFolder, postmaster } = await import(${JSON.stringify(join(import.meta.dirname, "folder.ts"))});
    const { serverAccount } = await import(${JSON.stringify(join(import.meta.dirname, "run-as.ts"))});
    await openData({ data: ${JSON.stringify(data)} });
    const cluster = clusterFolder(${JSON.stringify(data)}, serverAccount());
    const { pid } = postmaster(cluster);
    renameSync(cluster + "/PG_VERSION", cluster + "/PG_VERSION.gone");
    process.kill(pid, "SIGKILL");
    setInterval(() => undefined, 1000);
  `,
  );
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(1);
  expect(said).toContain("database-not-started");
});

test("a stranger's process that has the number of a server is neither joined nor signalled", async () => {
  const opened = await openData({ data });
  const cluster = clusterFolder(data, serverAccount());
  const note = readFileSync(join(cluster, "postmaster.pid"), "utf8");
  await opened.close();
  const args = ["-c", "setInterval(() => {}, 1000)", "postgres", "-D", `${cluster}-of-another`];
  const stranger = spawn(process.execPath, ["-e", args[1] ?? "", ...args.slice(2)], { argv0: "postgres" });
  let ending: NodeJS.Signals | null | undefined;
  stranger.once("exit", (_status, signal) => {
    ending = signal;
  });
  writeFileSync(join(cluster, "postmaster.pid"), note.replace(/^\d+/, String(stranger.pid)));
  writeFileSync(join(data, "owner.pid"), "999999999 1");
  const next = await openData({ data });
  expect((await next.pools.owner.query(read)).rows).toEqual([]);
  await next.close();
  expect([await freeDataFolder(data), ending]).toEqual([true, undefined]);
  stranger.kill("SIGKILL");
});

/** The process that started another: the number after its state. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
