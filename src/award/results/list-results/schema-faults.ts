type Found = readonly string[];
type Check = (rule: unknown, value: unknown, place: string, schema: Record<string, unknown>) => Found;

/** Where a value differs from its JSON Schema; for tests. Knows only the keywords of this module's schemas. */
export function schemaFaults(schema: unknown, value: unknown, place = "$"): Found {
  return Object.entries(fields(schema)).flatMap(([word, rule]) => {
    const check = checks.get(word);
    return check ? check(rule, value, place, fields(schema)) : [`${place}: the schema word ${word} is not known here`];
  });
}

const checks = new Map<string, Check>([
  ["description", () => []],
  [
    "type",
    (rule, value, place) =>
      said(
        [rule].flat().some((type) => isOfType(String(type), value)),
        place,
        "of another type",
      ),
  ],
  ["enum", (rule, value, place) => said([rule].flat().includes(value), place, "none of those allowed")],
  [
    "required",
    (rule, value, place) =>
      [rule].flat().flatMap((name) => said(String(name) in fields(value), `${place}.${String(name)}`, "missing")),
  ],
  ["items", (rule, value, place) => [value].flat().flatMap((each, at) => schemaFaults(rule, each, `${place}[${at}]`))],
  [
    "properties",
    (rule, value, place) =>
      Object.entries(fields(value)).flatMap(([name, inner]) =>
        schemaFaults(fields(rule)[name] ?? {}, inner, `${place}.${name}`),
      ),
  ],
  [
    "additionalProperties",
    (_rule, value, place, schema) =>
      Object.keys(fields(value)).flatMap((name) =>
        said(name in fields(schema["properties"]), `${place}.${name}`, "not declared"),
      ),
  ],
]);

function said(holds: boolean, place: string, fault: string): Found {
  return holds ? [] : [`${place} is ${fault}`];
}

function fields(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value)) : {};
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isSafeInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return value !== null && typeof value === "object" && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
