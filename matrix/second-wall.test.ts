import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../src/start/routes.ts";
import { type Board, openBoard } from "./board.ts";
import { type Account, allRelations, quoted, readable, type Relation, tryAs } from "./second-wall.ts";

/**
 * The same matrix put to the database itself, as each of its accounts, as somebody would who got past the program:
 * every table and view is read, and every row of another centre is tried to be added, changed and removed.
 */
let board: Board;
let relations: readonly Relation[];
let accounts: readonly Account[];
beforeAll(async () => {
  board = await openBoard(routes);
  relations = await allRelations(board);
  const candidate =
    (
      await board.asOperator<{ id: number }>(
        "select min(candidate_id) as id from awarding.result where centre_id = $1",
        [board.own],
      )
    )[0]?.id ?? 0;
  accounts = [
    { name: "a centre's account for its centre", role: "centre", settings: { centre: board.own, early: "yes" } },
    { name: "a centre's account for no centre", role: "centre", settings: {} },
    { name: "an assessor's account", role: "assessor", settings: {} },
    { name: "an assessor's account that names a centre", role: "assessor", settings: { centre: board.own } },
    { name: "the public account", role: "public", settings: {} },
    {
      name: "the public account for a candidate",
      role: "public",
      settings: { centre: board.own, candidate: String(candidate) },
    },
  ];
});
afterAll(() => board.close());

/** Directories across centres, and which rows of them are anybody's. */
const knownToAll = ["candidates.uci_directory"];

test("no account that serves people reads a row of another centre, or one of any without saying for whom", async () => {
  const found: string[] = [];
  let asked = 0;
  for (const account of accounts) {
    for (const { name, columns } of relations.filter((one) => one.columns.includes("centre_id"))) {
      const names = await readable(board, account, name);
      if (!names.includes("centre_id")) continue;
      asked += 1;
      const seen = await tryAs<{ centre_id: string }>(
        board,
        account,
        `select distinct centre_id from ${quoted(name)} where centre_id is not null`,
      );
      if ("refused" in seen) {
        found.push(`${account.name} reads ${name}: ${seen.refused}`);
        continue;
      }
      const foreign = seen.rows.filter((row) => row.centre_id !== (account.settings.centre ?? ""));
      if (foreign.length > 0 && !knownToAll.includes(name)) found.push(`${account.name} reads ${name}: foreign rows`);
      if (account.settings.candidate && columns.includes("candidate_id")) found.push(...(await others(account, name)));
    }
  }
  expect(found).toEqual([]);
  expect(asked).toBeGreaterThan(40);
});

async function others(account: Account, name: string): Promise<readonly string[]> {
  const seen = await tryAs(
    board,
    account,
    `select 1 from ${quoted(name)} where candidate_id is distinct from $1 limit 1`,
    account.settings.candidate,
  );
  return "rows" in seen && seen.rows.length > 0 ? [`${account.name} reads ${name}: another candidate's rows`] : [];
}

test("secrets of signing in are read by the account of signing in alone", async () => {
  const secret = [
    "access.session",
    "access.password",
    "access.authenticator",
    "access.recovery_code",
    "access.passkey",
    "access.sign_in_link",
    "access.challenge",
    "access.failed_attempt",
  ];
  for (const name of secret) {
    for (const role of ["centre", "board", "assessor", "public", "worker"] as const) {
      const names = await readable(board, { name: role, role, settings: {} }, name);
      expect({ name, role, names }).toEqual({ name, role, names: [] });
    }
    expect(await readable(board, { name: "access", role: "access", settings: {} }, name)).not.toEqual([]);
  }
  for (const role of ["centre", "board", "assessor", "public", "worker"] as const) {
    expect(await readable(board, { name: role, role, settings: {} }, "access.invitation")).not.toContain("token_hash");
  }
});

test("no account that serves people adds, changes or removes a row of another centre", async () => {
  const found: string[] = [];
  let asked = 0;
  for (const account of accounts) {
    for (const { name, given } of relations.filter((one) => one.kind !== "v" && one.columns.includes("centre_id"))) {
      const table = quoted(name);
      const [row] = await board.asOperator<{ row: object }>(
        `select to_jsonb(t) as row from ${table} t where centre_id = $1 limit 1`,
        [board.other],
      );
      const update = `update ${table} set centre_id = centre_id where centre_id = $1`;
      const set = await tryAs(board, account, update, board.other);
      const gone = await tryAs(board, account, `delete from ${table} where centre_id = $1`, board.other);
      asked += 2;
      if ("changed" in set && set.changed > 0) found.push(`${account.name} changes ${name}`);
      if ("changed" in gone && gone.changed > 0) found.push(`${account.name} removes from ${name}`);
      if (!row) continue;
      asked += 1;
      const added = await tryAs(
        board,
        account,
        `insert into ${table} (${given.join(", ")}) select ${given.join(", ")} from jsonb_populate_record(null::${table}, $1)`,
        row.row,
      );
      const fine = "refused" in added && ["42501", "42P10"].includes(added.refused);
      if (!fine) found.push(`${account.name} adds to ${name}: ${"refused" in added ? added.refused : "done"}`);
    }
  }
  console.log(`access matrix, database: ${asked} changes tried`);
  expect(found).toEqual([]);
  expect(asked).toBeGreaterThan(100);
});

test("the audit log is added to, and never changed or removed, by any account", async () => {
  for (const role of ["centre", "board", "assessor", "public", "worker", "access"] as const) {
    for (const text of ["update audit.act set reason = 'x'", "delete from audit.act", "truncate audit.act"]) {
      const done = await tryAs(board, { name: role, role, settings: { centre: board.own } }, text);
      expect({ role, text, done }).toEqual({ role, text, done: { refused: "42501" } });
    }
  }
});

test("every policy for people's accounts says whose rows it means", async () => {
  const loose = await board.asOperator<{ place: string }>(`
    select schemaname || '.' || tablename || ' ' || policyname as place from pg_policies
    where roles && array['accolade_centre', 'accolade_assessor', 'accolade_public', 'public']::name[] and permissive = 'PERMISSIVE'
      and (coalesce(qual, with_check) = 'true' or with_check = 'true')
      and schemaname || '.' || tablename in (select n.nspname || '.' || c.relname from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attname = 'centre_id')`);
  expect(loose).toEqual([]);
});
