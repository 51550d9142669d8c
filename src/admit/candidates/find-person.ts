import { sql } from "kysely";

/**
 * A condition on `c`, somebody's details, and `n`, their number: what was searched for is part of the name, whatever
 * the order of its words, its accents, apostrophes, hyphens and spaces; or the candidate number, the ULN, or part of
 * the UCI.
 */
export function matchesPerson(search: string): ReturnType<typeof sql> {
  const text = search.trim();
  if (text === "") return sql`true`;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : null;
  return sql`(n.candidate_number = ${number}::integer or c.uln = ${codeIn(text)} or ${matchesName(text)})`;
}

/** A condition on the `uci` and `search_name` of `c`. The words are made ready once for all rows. */
export function matchesName(search: string): ReturnType<typeof sql> {
  const words = search.split(/[\s,]+/).filter((word) => word !== "");
  return sql`(strpos(c.uci, ${codeIn(search)}) > 0 or c.search_name like all ((
    select array_agg('%' || regexp_replace(candidates.compact_name(w.word), '([%_\\\\])', '\\\\\\1', 'g') || '%')
    from unnest(${words}::text[]) as w (word))::text[]))`;
}

function codeIn(search: string): string {
  return search.replaceAll(/\s/g, "").toUpperCase();
}

const spelled: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  þ: "th",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ŋ: "n",
};

/** Whether every word that was searched for is in a text, as `matchesPerson` reads names. */
export function isFoundIn(search: string, ...texts: readonly string[]): boolean {
  const whole = texts.map(compact).join(" ");
  return search.split(/[\s,]+/).every((word) => whole.includes(compact(word)));
}

function compact(text: string): string {
  const plain = [...text.toLowerCase()].map((character) => spelled[character] ?? character).join("");
  return plain.normalize("NFD").replaceAll(/[\u0300-\u036f\s'`".,:()/\-\u00b4\u2018\u2019\u02bc\u2010-\u2015]/gu, "");
}
