/**
 * What entries announce.
 * `entry-file-received`: the report of a file without its lines, accepted or rejected.
 * `entries-made`: candidateId, series and each option with its stage and cost, by page.
 * `entry-withdrawn`: candidateId, series, option, whether the fee is refunded, by page.
 */
export const entryEvents = ["entry-file-received", "entries-made", "entry-withdrawn"] as const;
