/** How the cells of a file are separated, the byte at which its table begins, and the line on which that is. */
export type Separator = { readonly separator: string; readonly from: number; readonly firstLine: number };

/**
 * Finds what separates the cells: what a first line `sep=;` says, as spreadsheets write it; else the comma, unless the
 * heading has none and has semicolons or tabs. A byte order mark is passed over.
 */
export function findSeparator(bytes: Uint8Array): Separator {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const top = Buffer.from(bytes.subarray(start, start + longestHeading)).toString("utf8");
  const [line, said] = top.match(/^"?sep=([,;\t|])"?\r?(?:\n|$)/) ?? [];
  if (line !== undefined && said !== undefined) return { separator: said, from: start + line.length, firstLine: 2 };
  const heading = top.split("\n").find((each) => each.trim() !== "") ?? "";
  return { separator: [",", ";", "\t"].find((one) => heading.includes(one)) ?? ",", from: start, firstLine: 1 };
}

/** Bytes within which a heading shows its separator. */
const longestHeading = 10_000;
