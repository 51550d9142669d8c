import type pg from "pg";

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
      return begun(send, asked);
    };
    Object.defineProperty(client, "query", { value: query });
  });
  return pool;
}

const nothingFound = { command: "BEGIN", rowCount: null, rows: [] };

/** A statement without parameters goes in the one message with `begin`; any other waits for it. */
async function begun(send: (asked: readonly unknown[]) => unknown, asked: readonly unknown[]): Promise<unknown> {
  const [text, values] = asked;
  if (typeof text === "string" && (!Array.isArray(values) || values.length === 0)) {
    const answers: unknown = await send([`begin; ${text}`]);
    return Array.isArray(answers) ? answers.at(-1) : answers;
  }
  await send(["begin"]);
  return send(asked);
}
