/**
 * A field of what a form, an address, a JSON body or a row of a file said, as text: numbers and truth values as they
 * are written, and blank for what is absent or is no single value. `read` of every action takes its fields so.
 */
export function fieldText(raw: unknown, name: string): string {
  if (raw === null || typeof raw !== "object" || !Object.hasOwn(raw, name)) return "";
  const value: unknown = Object.entries(raw).find(([key]) => key === name)?.[1];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
