/** The documents that requirements come from, by the first three digits of a requirement. */
export const sourceDocuments: Readonly<Record<string, string>> = {
  "000": "Certificates",
  "001": "Cambridge Nationals: administration at a glance",
  "002": "Post-results services for general qualifications",
  "003": "Post-results services and fees, January 2024",
  "004": "Cambridge Technicals 2012: administration at a glance",
};

/** The numbers of each document that belong to an area; the areas stand in the order of the exam year. */
const areas: readonly (readonly [string, string])[] = [
  ["centre approval", "001: 06-08; 004: 17-18 22-24"],
  ["entries", "001: 02 04-05 13-21; 002: 30-31 44; 004: 09 13 16 25-31 52"],
  ["centre-marked work", "001: 22-27; 004: 05"],
  ["visits and claims", "004: 32-49"],
  ["access arrangements", "001: 09-12; 004: 20"],
  ["papers and scripts", "001: 28-32"],
  ["special consideration", "001: 33; 004: 19"],
  ["malpractice", "001: 34; 002: 22"],
  ["results", "001: 03 35-41; 002: 14-21 23-25 28; 004: 14-15"],
  ["post-results services", "001: 42 44; 002: 01-09 26-27 29 33-41 43; 003: 01-02 04-32; 004: 53"],
  ["appeals", "001: 43; 002: 10-13; 003: 03; 004: 54"],
  ["certificates", "000: 01-45; 001: 45-46; 004: 12 50-51"],
  ["fees", "002: 42; 004: 55"],
  ["messages and support", "001: 01 47-52; 002: 32; 004: 02 21 56"],
  ["library and analysis", "004: 03 06-07 11"],
  ["the site as a whole", "001: 53; 004: 01 04 08 10 57-60"],
];

/** The area of a requirement, such as `entries` for `001-15`; undefined when no area names it. */
export function findArea(id: string): string | undefined {
  return areas.find(([, numbers]) => within(numbers, id))?.[0];
}

/** The areas in the order of the exam year. */
export const areaNames: readonly string[] = areas.map(([name]) => name);

/** Whether numbers such as `000: 01-33 45; 001: 07` name a requirement. */
function within(numbers: string, id: string): boolean {
  const [document, number = ""] = id.split("-");
  const own = numbers.split("; ").find((part) => part.startsWith(`${document}: `)) ?? "";
  return own
    .split(" ")
    .slice(1)
    .some((range) => {
      const [first = "", last = first] = range.split("-");
      return first <= number && number <= last;
    });
}
