/**
 * A line for the log without what says who somebody is: identifiers of candidates, email addresses, dates of birth,
 * values that the database quotes, and anything that could be a secret. Names cannot be known by their form: they stay
 * out because nothing that is logged is made of records.
 */
export function maskPersonal(line: string): string {
  return patterns.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), line);
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/g, "[email]"],
  [/\b\d{5}[0-9A-Z]\d{6}[A-HK-MRTV-Y]\b/g, "[UCI]"],
  [/\b[1-9]\d{9}\b/g, "[ULN]"],
  [/\b(19|20)\d\d-\d\d-\d\d\b(?!T)/g, "[day]"],
  [/(: )"(?:[^"\\]|\\.)*"/g, '$1"[value]"'],
  [/\(([^()=]+)\)=\([^()]*\)/g, "($1)=([value])"],
  [/\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{32,}\b/g, "[secret]"],
];
