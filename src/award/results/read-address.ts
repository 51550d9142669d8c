/** A code in an address, such as a series or a centre; undefined for what cannot be a code. */
export function readCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,20}$/.test(text) ? text : undefined;
}

/** A whole number from 1 in an address, written as it is shown; undefined for anything else. */
export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** The free text of a search field, without what cannot be typed into one; undefined when nothing is left. */
export function readSearch(text: string | undefined): string | undefined {
  const typed = (text ?? "")
    .replaceAll(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 60);
  return typed === "" ? undefined : typed;
}

/** The series an address asks for among those seen: the newest when it names none; nothing when it names another. */
export function chooseSeries<Each extends { readonly series: string }>(
  seen: readonly Each[],
  asked: string | undefined,
): Each | undefined {
  return asked ? seen.find((each) => each.series === asked) : seen[0];
}
