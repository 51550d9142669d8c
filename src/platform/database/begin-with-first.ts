import type pg from "pg";
import { askTogether, type Statement } from "./ask-together.ts";

/**
 * A pool whose connections send `begin` together with the first statement after it: one message and one wait less for
 * each transaction. A transaction in which nothing was asked is never begun.
 */
export function beginWithFirst(pool: pg.Pool): pg.Pool {
  pool.on("connect", (client) => {
    const plain = client.query.bind(client);
    const send = (asked: readonly unknown[]): unknown => Reflect.apply(plain, client, asked);
    let isHeld = false;
    const query = (...asked: unknown[]): unknown => {
      if (asked[0] === "begin" && !isHeld) {
        isHeld = true;
        return Promise.resolve(nothingFound);
      }
      if (!isHeld) return send(asked);
      isHeld = false;
      if (asked[0] === "commit" || asked[0] === "rollback") return Promise.resolve(nothingFound);
      return begun(client, send, asked);
    };
    Object.defineProperty(client, "query", { configurable: true, value: query });
  });
  return pool;
}

const nothingFound = { command: "BEGIN", rowCount: null, rows: [] };
const begin: Statement = { name: "begin", text: "begin", values: [] };

/** A statement that is planned once goes in the one message with `begin`; any other waits for it. */
async function begun(
  client: pg.PoolClient,
  send: (asked: readonly unknown[]) => unknown,
  asked: readonly unknown[],
): Promise<unknown> {
  const [statement] = asked;
  if (isPlanned(statement)) return askTogether(client, [begin, statement]);
  await send(["begin"]);
  return send(asked);
}

function isPlanned(asked: unknown): asked is Statement {
  return typeof asked === "object" && asked !== null && "name" in asked && "values" in asked && "text" in asked;
}
