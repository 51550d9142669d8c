/**
 * The values of an act before or after it, in words for people: one to a line, `Given name: Ada`. Null: there are none.
 * Files and programs get them as they are.
 */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return lines(value, "").join("\n");
}

function lines(value: unknown, indent: string): readonly string[] {
  if (!isParts(value)) return [`${indent}${plain(value)}`];
  return Object.entries(value).flatMap(([name, part]) => {
    const heading = `${indent}${nameWords(name)}:`;
    if (Array.isArray(part) && part.some(isParts)) {
      return [heading, ...part.flatMap((each) => lines(each, `${indent}  `))];
    }
    return isParts(part) ? [heading, ...lines(part, `${indent}  `)] : [`${heading} ${plain(part)}`];
  });
}

function isParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((each) => plain(each)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const written: Readonly<Record<string, string>> = { uci: "UCI", uln: "ULN", id: "Identifier", at: "Time" };

/** `candidateNumber` is `Candidate number`; a code with capitals or digits stays as it is. */
function nameWords(name: string): string {
  if (Object.hasOwn(written, name)) return written[name] ?? name;
  if (!/^[a-z]/.test(name)) return name;
  const words = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_both, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replaceAll(/[-_]/g, " ");
}
