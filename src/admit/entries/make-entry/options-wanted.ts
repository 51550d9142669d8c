import { fieldText } from "#platform/perform";

/**
 * The options that were chosen, each once: `options` is a list, or codes separated by spaces; a form sends a field
 * `option-J277=yes` for each.
 */
export function optionsWanted(raw: unknown): readonly string[] {
  const fields: Record<string, unknown> = raw !== null && typeof raw === "object" ? { ...raw } : {};
  const ticked = Object.keys(fields).flatMap((name) => (name.startsWith("option-") ? [name.slice(7)] : []));
  const { options } = fields;
  const listed = Array.isArray(options) ? options.map(String) : fieldText(raw, "options").split(" ");
  return [...new Set([...ticked, ...listed].filter((option) => option !== ""))];
}
