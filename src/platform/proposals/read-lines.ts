import type { Line } from "../app/proposable.ts";

/** Reads what is said of a proposal from its JSON column; anything else is left out. */
export function readLines(value: unknown): readonly Line[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    const line = one !== null && typeof one === "object" ? Object.fromEntries(Object.entries(one)) : {};
    const [key, text]: readonly unknown[] = [line["key"], line["value"]];
    return typeof key === "string" && typeof text === "string" ? [{ key, value: text }] : [];
  });
}
