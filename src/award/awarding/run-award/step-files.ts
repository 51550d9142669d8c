import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** A check of a step: any row it finds is wrong. */
export type StepCheck = { readonly about: string; readonly sql: string };

/** A step of the award: a file that makes one relation, followed by what must be empty. */
export type Step = {
  readonly name: string;
  readonly scope: "connection" | "run" | "part";
  /** What a row is. */
  readonly about: string;
  readonly sql: string;
  /** The temporary relation it makes, if it makes one. */
  readonly relation: string | undefined;
  /** The rows of which the run keeps a checksum: those of its relation, or those that it writes for good. */
  readonly rows: string | undefined;
  readonly checks: readonly StepCheck[];
};

export type StepValues = Readonly<Record<string, string>>;

const folder = join(import.meta.dirname, "../steps");

/** Every step in order: 10 to 19 once on each connection, 20 once a run, the others for each part of the centres. */
export const steps: readonly Step[] = readdirSync(folder)
  .filter((file) => file.endsWith(".sql"))
  .sort()
  .map(readStep);

/** Puts values in the places written `:'name'`, quoted. A name without a value is a fault. */
export function withValues(sql: string, values: StepValues): string {
  return sql.replaceAll(/:'(\w+)'/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The step needs a value for ${name}.`);
    return pg.escapeLiteral(value);
  });
}

function readStep(file: string): Step {
  const [body = "", ...checks] = readFileSync(join(folder, file), "utf8").split(/^-- must be empty: /m);
  const number = Number(file.slice(0, 2));
  const relation = /create temp table if not exists (\w+)/.exec(body)?.[1];
  return {
    name: file.slice(0, -4),
    scope: number < 20 ? "connection" : number < 30 ? "run" : "part",
    about:
      /^(?:-- .*\n)+/
        .exec(body)?.[0]
        .replaceAll(/^-- |\n$/gm, "")
        .replaceAll("\n", " ") ?? "",
    sql: body,
    relation,
    rows: /^-- its rows: (.*)$/m.exec(body)?.[1] ?? relation,
    checks: checks.map(readCheck),
  };
}

function readCheck(text: string): StepCheck {
  const end = text.indexOf("\n");
  return {
    about: text.slice(0, end),
    sql: text
      .slice(end + 1)
      .trim()
      .replace(/;$/, ""),
  };
}
