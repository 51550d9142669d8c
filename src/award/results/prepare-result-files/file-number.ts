/** A results file of one centre and series that has been made. */
export type MadeFile = { readonly family: string; readonly sequence: number; readonly hash: string };

/**
 * The sequence number of a file of these results: none when the last file of the family has the same results; that of
 * the last file while no centre could have fetched it, so that nothing superseded is ever released; otherwise the next
 * of the centre. Numbers that end in 00 are skipped, because a file name has only the last two figures.
 */
export function fileNumber(
  made: readonly MadeFile[],
  wanted: Omit<MadeFile, "sequence">,
  isReleased: boolean,
): number | null {
  const last = made.findLast((file) => file.family === wanted.family);
  if (last?.hash === wanted.hash) return null;
  if (last && !isReleased) return last.sequence;
  const next = Math.max(0, ...made.map((file) => file.sequence)) + 1;
  return next % 100 === 0 ? next + 1 : next;
}
