import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

export type Comparison = { readonly rows: number; readonly different: number; readonly first: string | null };

/** Compares two results files row by row, both ordered by key, as text: in constant memory. */
export async function compareResults(expected: string, found: string): Promise<Comparison> {
  const others = createInterface({ input: createReadStream(found) })[Symbol.asyncIterator]();
  let [rows, different] = [0, 0];
  let first: string | null = null;
  for await (const line of createInterface({ input: createReadStream(expected) })) {
    const other = await others.next();
    if (!other.done && other.value === line) {
      rows += 1;
      continue;
    }
    different += 1;
    first ??= `${line} against ${other.done ? "nothing" : other.value}`;
  }
  for (let extra = await others.next(); !extra.done; extra = await others.next()) {
    different += 1;
    first ??= `nothing against ${extra.value}`;
  }
  return { rows: Math.max(0, rows - 1), different, first };
}
