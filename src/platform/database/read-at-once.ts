import type { CompiledQuery, PostgresPool } from "kysely";
import { askTogether, nameOf, type Statement } from "./ask-together.ts";

/**
 * The rows of a statement that changes nothing, asked together with the settings of whoever reads: the settings hold
 * for the statement and end with it.
 */
export async function readAtOnce<Row>(
  pool: PostgresPool,
  settings: CompiledQuery,
  statement: CompiledQuery<Row>,
): Promise<readonly Row[]> {
  const client = await pool.connect();
  try {
    const asked = [settings, statement].map(planned);
    return (await askTogether<{ readonly rows: readonly Row[] }>(client, asked)).rows;
  } finally {
    client.release();
  }
}

function planned({ sql: text, parameters }: CompiledQuery): Statement {
  return { name: nameOf(text), text, values: parameters };
}
