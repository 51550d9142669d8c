/** A code in an address, such as a series or a family; undefined for what no code can be. */
export function readCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,24}$/.test(text) ? text : undefined;
}

/** The free text of a search field as a pattern for `ilike`; undefined when nothing was typed. */
export function readPattern(text: string | undefined): string | undefined {
  const typed = (text ?? "")
    .replaceAll(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 60);
  return typed === "" ? undefined : `%${typed.replaceAll(/[%_\\]/g, "\\$&")}%`;
}
