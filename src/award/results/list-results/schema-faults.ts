/** Where a value is not as a JSON Schema says; for tests. Knows what the schemas of this module use, and refuses the rest. */
export function schemaFaults(schema: unknown, value: unknown, place = "$"): readonly string[] {
  return Object.entries(asObject(schema)).flatMap(([word, rule]) => {
    switch (word) {
      case "type": return [rule].flat().some((type) => isOfType(String(type), value)) ? [] : [`${place} is not ${String(rule)}`];
      case "enum": return [rule].flat().includes(value) ? [] : [`${place} is none of ${String(rule)}`];
      case "required": return [rule].flat().filter((name) => !(String(name) in asObject(value))).map((name) => `${place}.${String(name)} is missing`);
      case "items": return Array.isArray(value) ? value.flatMap((each, at) => schemaFaults(rule, each, `${place}[${at}]`)) : [];
      case "properties": return Object.entries(asObject(rule)).flatMap(([name, inner]) =>
        name in asObject(value) ? schemaFaults(inner, asObject(value)[name], `${place}.${name}`) : []);
      case "additionalProperties": return Object.keys(asObject(value)).filter((name) => !(name in asObject(asObject(schema)["properties"])))
        .map((name) => `${place}.${name} is not declared`);
      default: return [`${place}: the schema word ${word} is not known here`];
    }
  });
}

function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value)) : {};
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case "null": return value === null;
    case "integer": return Number.isSafeInteger(value);
    case "array": return Array.isArray(value);
    case "object": return value !== null && typeof value === "object" && !Array.isArray(value);
    default: return typeof value === type;
  }
}
