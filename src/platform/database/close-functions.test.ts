import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestDatabase } from "./fresh.ts";
import { freshDatabase } from "./fresh.ts";
import { readCapacity } from "../capacity/settings.ts";
import { type DatabaseRole, databaseRoles } from "./roles.ts";

/** Somebody has the password of an account and sends what they like. */
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const serving = databaseRoles.filter((role) => role !== "owner");

async function codeOf(role: DatabaseRole, statement: string): Promise<string> {
  const client = await database.pools[role].connect();
  try {
    await client.query("begin");
    await client.query(statement);
    return "done";
  } catch (fault) {
    return fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const [notPermitted, tooMany] = ["42501", "54000"];

describe.each(serving)("the %s account", (role) => {
  test.each([
    "select lo_create(0)",
    "select lo_creat(-1)",
    "select lo_from_bytea(0, '\\x00')",
    "select lo_open(1, 131072)",
    "select lo_put(1, 0, '\\x00')",
    "select lo_import('/etc/passwd')",
    "select lo_unlink(1)",
  ])("keeps no large object: %s", async (statement) => {
    expect(await codeOf(role, statement)).toBe(notPermitted);
  });

  test.each([
    "select pg_advisory_lock(1, n) from generate_series(1, 100000) n",
    "select pg_advisory_lock_shared(n) from generate_series(1, 100000) n",
    "select pg_try_advisory_xact_lock(n) from generate_series(1, 100000) n",
    "select pg_advisory_xact_lock(n) from generate_series(1, 100000) n",
    "select pg_advisory_xact_lock(1, n) from generate_series(1, 100000) n",
  ])("takes no lock by number: %s", async (statement) => {
    expect(await codeOf(role, statement)).toBe(notPermitted);
  });

  test.each(["pg_advisory_lock(1)", "pg_try_advisory_lock(1)"])("of %s only the board has the right", async (lock) => {
    expect(await codeOf(role, `select ${lock}`)).toBe(role === "board" ? "done" : notPermitted);
    if (role === "board") await database.pools.board.query("select pg_advisory_unlock_all()");
  });

  test.each(["'x', 'x'", "'x', '\\x00'::bytea", "'x', 'x', true"])(
    "writes nothing to the journal of the server by itself: %s",
    async (message) => {
      expect(await codeOf(role, `select pg_logical_emit_message(false, ${message})`)).toBe(notPermitted);
    },
  );

  test("leaves connections for the pools of all other accounts, and has its own", async () => {
    const { rows } = await database.pools[role].query<{ most: number; all: number }>(
      `select rolconnlimit as most, current_setting('max_connections')::integer
         - current_setting('superuser_reserved_connections')::integer as all
       from pg_roles where rolname = current_user`,
    );
    const { most = 0, all = 0 } = rows[0] ?? {};
    const pool = readCapacity().connections + 1;
    expect(most).toBeGreaterThanOrEqual(2 * pool);
    expect(all - most).toBeGreaterThanOrEqual((databaseRoles.length - 1) * pool);
  });

  test("has files of 256MB at most to sort in, unless it is the board's or the worker's", async () => {
    const client = await database.pools[role].connect();
    try {
      const { rows } = await client.query<{ temp_file_limit: string }>("show temp_file_limit");
      expect(rows[0]?.temp_file_limit).toBe(["board", "worker"].includes(role) ? "-1" : "256MB");
    } finally {
      client.release();
    }
    expect(await codeOf(role, "set temp_file_limit = -1")).toBe(notPermitted);
  });

  test("takes locks by name, and 50 at most in a transaction", async () => {
    const take = (count: number) => `select platform.take_lock('${role} ' || n) from generate_series(1, ${count}) n`;
    expect(await codeOf(role, take(50))).toBe("done");
    expect(await codeOf(role, take(51))).toBe(tooMany);
    expect(await codeOf(role, `${take(50)}; select platform.take_lock('${role} 7')`)).toBe(tooMany);
  });

  test("queues mail only if its acts write to people, and never as sent", async () => {
    const into = "insert into platform.mail (mail_id, recipient, subject";
    const values = "values (gen_random_uuid(), 'a@b.example', 'x'";
    const may = ["centre", "board", "access", "worker"].includes(role);
    expect(await codeOf(role, `${into}, body) ${values}, 'y')`)).toBe(may ? "done" : notPermitted);
    const sent = await codeOf(role, `${into}, body, attempts, sent_at) ${values}, 'y', 9, now())`);
    expect(sent).toBe(role === "worker" ? "done" : notPermitted);
  });
});

test("a lock by name is waited for, and free when its transaction ends", async () => {
  const [first, second] = [await database.pools.centre.connect(), await database.pools.public.connect()];
  try {
    await first.query("begin; select platform.take_lock('a name')");
    await second.query("begin; set local lock_timeout = '100ms'");
    await expect(second.query("select platform.take_lock('a name')")).rejects.toThrow(/lock timeout/);
    await second.query("rollback");
    await first.query("commit");
    await second.query("select platform.take_lock('a name')");
  } finally {
    first.release();
    second.release();
  }
});
