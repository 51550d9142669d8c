/** The names of the parts of a pattern: `person` and `role` of `/people/:person/roles/:role`. */
export type PartOf<Pattern extends string> = Pattern extends `${infer First}/${infer Rest}`
  ? PartOf<First> | PartOf<Rest>
  : Pattern extends `:${infer Name}`
    ? Name
    : never;

type Value = string | number;

/** What comes after the question mark; what is undefined or blank is left out. */
export type AddressQuery = Readonly<Record<string, Value | undefined>>;

type Parts<Pattern extends string> = Readonly<Record<PartOf<Pattern>, Value>>;

/** An address of the site: called with its parts and a query it makes one; `pattern` is what the server listens to. */
export type Path<Pattern extends string = string> = {
  readonly pattern: Pattern;
  (
    ...from: [PartOf<Pattern>] extends [never] ? [query?: AddressQuery] : [Parts<Pattern>, query?: AddressQuery]
  ): string;
};

/** A path of which only the pattern is known. */
export type AnyPath = { readonly pattern: string };

/**
 * Declares an address, such as `/board/people/:person`. The value makes addresses with everything encoded:
 * `person({ person: "ann" }, { page: 2 })`. Refuses (throws) a part that is missing, so that no page links to
 * `/people/undefined`.
 */
export function definePath<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  // Taken apart once: pages make addresses by the hundred.
  const pieces = pattern.split(/:(\w+)/);
  const hasParts = pieces.length > 1;
  const placeOf = (parts: Readonly<Record<string, Value | undefined>>): string =>
    pieces.map((piece, at) => (at % 2 === 0 ? piece : encodeURIComponent(partOf(pattern, parts, piece)))).join("");
  const address = (...from: readonly (Readonly<Record<string, Value | undefined>> | undefined)[]): string => {
    const [parts = {}, query] = hasParts ? from : [{}, ...from];
    const place = hasParts ? placeOf(parts) : pattern;
    if (!query) return place;
    const asked = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)]],
    );
    return asked.length === 0 ? place : `${place}?${new URLSearchParams(asked)}`;
  };
  return Object.assign(address, { pattern });
}

function partOf(pattern: string, parts: Readonly<Record<string, Value | undefined>>, name: string): Value {
  const value = parts[name];
  if (value === undefined || value === "") throw new RangeError(`An address of ${pattern} needs :${name}.`);
  return value;
}

/** What a page was sent, as text: the parts of its address are certain to be there. */
export type Fields<Pattern extends string> = Readonly<Record<PartOf<Pattern>, string>> &
  Readonly<Record<string, string | undefined>>;

/** Whether what was sent holds every part of the path, as it does on the path's own route. */
export function holdsParts<Pattern extends string>(
  path: Path<Pattern>,
  sent: Readonly<Record<string, string>>,
): sent is Readonly<Record<string, string>> & Fields<Pattern> {
  return [...path.pattern.matchAll(/:(\w+)/g)].every(([, name]) => sent[name ?? ""] !== undefined);
}
