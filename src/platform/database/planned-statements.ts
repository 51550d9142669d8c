import type pg from "pg";
import { nameOf } from "./ask-together.ts";

const plansKept = 500;

/**
 * A pool whose connections plan each reading statement once and not at every call: planning takes longer than running
 * for the queries behind a page, with their row-level security. Statements are told apart by their text; after the
 * first five hundred of a connection, further ones are planned at every call as usual.
 */
export function planOnce(pool: pg.Pool): pg.Pool {
  pool.on("connect", (client) => {
    const names = new Map<string, string>();
    const plain = client.query.bind(client);
    Object.defineProperty(client, "query", {
      configurable: true,
      value: (...asked: unknown[]) => Reflect.apply(plain, client, named(names, asked)),
    });
  });
  return pool;
}

/** The arguments of a call to the driver, with a name for a statement that reads and has parameters. */
function named(names: Map<string, string>, asked: unknown[]): unknown[] {
  const [text, values, ...rest] = asked;
  if (typeof text !== "string" || !Array.isArray(values)) return asked;
  const name = names.get(text) ?? newName(names, text);
  return name === undefined ? asked : [{ name, text, values }, ...rest];
}

function newName(names: Map<string, string>, text: string): string | undefined {
  if (names.size >= plansKept || !/^\s*(select|with)\b/i.test(text)) return undefined;
  const name = nameOf(text);
  names.set(text, name);
  return name;
}
