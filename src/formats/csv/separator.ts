/** How the cells of a file are separated, the byte at which its table begins, and the line on which that is. */
export type Separator = { readonly separator: string; readonly from: number; readonly firstLine: number };

/**
 * Finds what separates the cells: what a first line `sep=;` says, as spreadsheets write it; else the comma, unless the
 * heading has none and has semicolons or tabs.
 */
export function findSeparator(bytes: Uint8Array): Separator {
  const lineEnd = bytes.indexOf(10);
  const end = lineEnd < 0 ? bytes.length : lineEnd;
  const heading = Buffer.from(bytes.subarray(0, Math.min(end, longestHeading))).toString("utf8");
  const said = heading.match(/^\uFEFF?"?sep=([,;\t|])"?\r?$/)?.[1];
  if (said !== undefined) return { separator: said, from: Math.min(end + 1, bytes.length), firstLine: 2 };
  const found = [",", ";", "\t"].find((one) => heading.includes(one));
  return { separator: found ?? ",", from: 0, firstLine: 1 };
}

/** Characters within which a heading shows its separator. */
const longestHeading = 10_000;
