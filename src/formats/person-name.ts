/** A name in a file has at most this many characters. Source: AQA, candidate information. */
export const nameMax = 40;

/** Letters that do not come apart into a base letter and an accent. */
const spelled = new Map(
  Object.entries({
    Æ: "AE",
    Œ: "OE",
    Ø: "O",
    Ł: "L",
    Đ: "D",
    Ð: "D",
    Þ: "TH",
    ẞ: "SS",
    Ħ: "H",
    ı: "I",
    Ŋ: "NG",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    ʼ: "'",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "\u00A0": " ",
    "\t": " ",
  }),
);

/**
 * A person's name as exchange files carry it: `SURNAME:FORENAMES`, folded to A-Z, space and `'.()/-`, accents taken
 * off, at most 40 characters (forenames give way first). The name as given stays in the database. Source: Pearson,
 * registration and entry data (characters); AQA, candidate information (colon and length).
 */
export function foldName(surname: string, forenames: string): string {
  const family = foldPart(surname)
    .slice(0, nameMax - 1)
    .trimEnd();
  return `${family}:${foldPart(forenames)}`.slice(0, nameMax).trimEnd();
}

/** The two parts of a name in a file. A name without a colon is all surname. */
export function splitName(name: string): { surname: string; forenames: string } {
  const colon = name.indexOf(":");
  if (colon < 0) return { surname: name.trim(), forenames: "" };
  return { surname: name.slice(0, colon).trim(), forenames: name.slice(colon + 1).trim() };
}

/** Whether a name is as exchange files carry it: a surname, a colon, and only characters that they can hold. */
export function isFileName(name: string): boolean {
  const { surname, forenames } = splitName(name);
  return name.includes(":") && surname !== "" && foldName(surname, forenames) === name;
}

function foldPart(text: string): string {
  const capital = text.replace(/ß/g, "SS").toUpperCase();
  const plain = [...capital].map((character) => spelled.get(character) ?? character).join("");
  return plain
    .normalize("NFD")
    .replace(/[^A-Z '.()/-]/g, "")
    .replace(/ +/g, " ")
    .trim();
}
