import { setTimeout as pause } from "node:timers/promises";
import type { CompiledQuery, PostgresPool } from "kysely";
import { askTogether, nameOf, type Statement } from "./ask-together.ts";

/**
 * The rows of a statement that changes nothing, asked together with the settings of whoever reads: the settings hold
 * for the statement and end with it. Asked once more when the server had ended the connection: nothing was done then.
 */
export async function readAtOnce<Row>(
  pool: PostgresPool,
  settings: CompiledQuery,
  statement: CompiledQuery<Row>,
): Promise<readonly Row[]> {
  const asked = [settings, statement].map(planned);
  try {
    return await askOn<Row>(pool, asked);
  } catch (fault) {
    if (!isEnded(fault)) throw fault;
    // The pool hears of the end in the meantime.
    await pause(20);
    return askOn<Row>(pool, asked);
  }
}

async function askOn<Row>(pool: PostgresPool, asked: readonly Statement[]): Promise<readonly Row[]> {
  const client = await pool.connect();
  try {
    return (await askTogether<{ readonly rows: readonly Row[] }>(client, asked)).rows;
  } finally {
    client.release();
  }
}

/** The server or an operator ended the connection (57P01), or it broke. A server that crashed is not asked again. */
function isEnded(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ("code" in fault) return ["57P01", "ECONNRESET", "EPIPE"].includes(String(fault.code));
  return /^Connection terminated|not queryable/.test(fault.message);
}

function planned({ sql: text, parameters }: CompiledQuery): Statement {
  return { name: nameOf(text), text, values: parameters };
}
