import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { permissionsSetting } from "#platform/actors";
import { program } from "#platform/app";
import { connection, type Database, type Tables } from "#platform/database";

type OfBoard = { readonly pool: pg.Pool; readonly as: Kysely<Tables> };
const opened = new WeakMap<Database["pools"], OfBoard>();

/** For tests: the board's account as somebody with every permission uses it. */
export function everyDuty({ address, pools }: Database): OfBoard {
  const known = opened.get(pools);
  if (known) return known;
  const options = `-c app.permissions=${permissionsSetting(Object.keys(program().permissions))}`;
  const pool = new pg.Pool({ ...connection(address, "board"), options, max: 4, allowExitOnIdle: true });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const made = { pool, as: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
  opened.set(pools, made);
  return made;
}
