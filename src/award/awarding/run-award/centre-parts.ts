/** Some centres next to each other by number, and how many live entries they have. */
export type CentrePart = { readonly first: string; readonly last: string; readonly entries: number };

/** Entries that one connection works on at a time: enough to be quick, few enough to fit in memory. */
export const partEntries = 64_000;

/**
 * Divides the centres, in order of number, into parts of about the same number of entries: at least one for each
 * connection, none of more than `most` entries unless one centre alone has more.
 */
export function centreParts(
  centres: readonly { readonly centre_id: string; readonly entries: number }[],
  connections: number,
  most = partEntries,
): readonly CentrePart[] {
  const all = centres.reduce((sum, centre) => sum + centre.entries, 0);
  const wanted = connections * Math.max(1, Math.ceil(all / most / connections));
  const aim = Math.ceil(all / wanted);
  const parts: CentrePart[] = [];
  for (const { centre_id, entries } of centres) {
    const open = parts.at(-1);
    if (open && open.entries + entries <= aim)
      parts[parts.length - 1] = { ...open, last: centre_id, entries: open.entries + entries };
    else parts.push({ first: centre_id, last: centre_id, entries });
  }
  return parts;
}
