/** JSON with sorted keys, so that equal values give equal text, before and after a trip through the database. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value instanceof Uint8Array) return [...canonicalPieces(value)].join("");
  if (value !== null && typeof value === "object") {
    return `{${pairsOf(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** The same text piece by piece, for what may be long. */
export function* canonicalPieces(value: unknown): Generator<string, void, undefined> {
  if (value instanceof Uint8Array) {
    yield '"';
    for (let from = 0; from < value.length; from += pieceBytes) {
      yield Buffer.from(value.subarray(from, from + pieceBytes)).toString("base64");
    }
    yield '"';
  } else if (Array.isArray(value)) {
    yield "[";
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ",";
      yield* canonicalPieces(item);
    }
    yield "]";
  } else if (value !== null && typeof value === "object") {
    let before = "{";
    for (const [key, item] of pairsOf(value)) {
      yield `${before}${JSON.stringify(key)}:`;
      before = ",";
      yield* canonicalPieces(item);
    }
    yield before === "{" ? "{}" : "}";
  } else yield JSON.stringify(value) ?? "null";
}

/** A multiple of three, so that pieces of base64 make one text. */
const pieceBytes = 49_152;

function pairsOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
