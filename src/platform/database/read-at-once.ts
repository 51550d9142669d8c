import { createHash } from "node:crypto";
import type { CompiledQuery, PostgresPool } from "kysely";
import pg from "pg";

/** What is asked in one message: settings, and one statement that reads and changes nothing. */
export type AskedAtOnce = { readonly settings: string; readonly text: string; readonly values: readonly Plain[] };
type Plain = string | number | boolean | null;

/**
 * Settings and a statement for one message; undefined when they cannot be put in one, because the settings have
 * parameters or the statement has one that is no text, number or flag.
 */
export function atOnce(settings: CompiledQuery, { sql: text, parameters }: CompiledQuery): AskedAtOnce | undefined {
  const values = parameters.filter(isPlain);
  const isPossible = settings.parameters.length === 0 && values.length === parameters.length;
  return isPossible ? { settings: settings.sql, text, values } : undefined;
}

function isPlain(value: unknown): value is Plain {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/**
 * Asks for settings and a statement with one message, which the database takes as one transaction: the settings hold
 * for the statement and end with it. The rows of the statement.
 */
export async function readAtOnce<Row>(pool: PostgresPool, asked: AskedAtOnce): Promise<readonly Row[]> {
  const client = await pool.connect();
  try {
    // One answer for each statement: that of the settings, and that of the statement itself.
    const answers: readonly [unknown, { readonly rows: readonly Row[] }] = await Reflect.apply(client.query, client, [
      { ...asked, [mark]: true },
    ]);
    return answers[1].rows;
  } finally {
    client.release();
  }
}

const mark = Symbol("asked at once");

/** A pool whose connections can be read at once. Each plans a statement when it is first asked, and keeps the plan. */
export function readingAtOnce(pool: pg.Pool): pg.Pool {
  pool.on("connect", (client) => {
    const plain = client.query.bind(client);
    const planned = new Map<string, Promise<string>>();
    const query = (...asked: unknown[]): unknown =>
      isMarked(asked[0]) ? readPlanned((text) => plain(text), planned, asked[0]) : Reflect.apply(plain, client, asked);
    Object.defineProperty(client, "query", { configurable: true, value: query });
  });
  return pool;
}

type Send = (text: string) => Promise<unknown>;

async function readPlanned(
  send: Send,
  planned: Map<string, Promise<string>>,
  { settings, text, values }: AskedAtOnce,
): Promise<unknown> {
  const name = await (planned.get(text) ?? plan(send, planned, text));
  const given = values.length === 0 ? "" : `(${values.map(literal).join(", ")})`;
  return send(`${settings}; execute ${name}${given}`);
}

/** Statements that are read at once are few and written in the program: every plan is kept. */
function plan(send: Send, planned: Map<string, Promise<string>>, text: string): Promise<string> {
  const name = `once_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  const made = send(`prepare ${name} as ${text}`).then(() => name);
  planned.set(text, made);
  made.catch(() => planned.delete(text));
  return made;
}

function literal(value: Plain): string {
  return value === null ? "null" : pg.escapeLiteral(String(value));
}

function isMarked(asked: unknown): asked is AskedAtOnce {
  return typeof asked === "object" && asked !== null && mark in asked;
}
