import { parseArgs } from "node:util";
import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { argumentMissing, argumentUnknown, optionEmpty, optionNotUnderstood, optionNotWhole } from "../refusals.ts";

/** One option of a command: `value` is what help calls its value; a flag has none. */
export type OptionShape =
  | { readonly type: "text"; readonly value: string; readonly about: string; readonly default?: string }
  | {
      readonly type: "whole";
      readonly value: string;
      readonly about: string;
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly type: "flag"; readonly about: string };

export type OptionShapes = Readonly<Record<string, OptionShape>>;

type ValueOf<Shape> = Shape extends { type: "flag" }
  ? boolean
  : Shape extends { type: "whole" }
    ? Shape extends { default: number }
      ? number
      : number | undefined
    : Shape extends { default: string }
      ? string
      : string | undefined;

export type OptionValues<Shapes> = { readonly [Name in keyof Shapes]: ValueOf<Shapes[Name]> };

/** How many arguments besides options a command takes, and what help calls them, such as `FILE…`. */
export type RestShape = { readonly name: string; readonly min: number; readonly max: number };

export type ReadArguments<Shapes> = { readonly options: OptionValues<Shapes>; readonly rest: readonly string[] };

/**
 * Reads the arguments of a command. Refused: unknown options, missing or wrong values, too few or too many arguments.
 */
export function readArguments<Shapes extends OptionShapes>(
  shapes: Shapes,
  restShape: RestShape,
  args: readonly string[],
): Decision<ReadArguments<Shapes>> {
  const split = splitArguments(shapes, args);
  if (!split.ok) return split;
  const refusals: Refusal[] = [];
  const options: Record<string, string | number | boolean | undefined> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const value = readValue(name, shape, split.value.given[name]);
    if (value.ok) options[name] = value.value;
    else refusals.push(...value.refusals);
  }
  refusals.push(...checkRest(restShape, split.value.rest));
  return refusals.length > 0
    ? refuseAll(refusals)
    : ok({ options: options as OptionValues<Shapes>, rest: split.value.rest });
}

type Split = { readonly given: Readonly<Record<string, unknown>>; readonly rest: readonly string[] };

function splitArguments(shapes: OptionShapes, args: readonly string[]): Decision<Split> {
  const known = Object.entries(shapes).map(
    ([name, shape]) => [name, { type: shape.type === "flag" ? ("boolean" as const) : ("string" as const) }] as const,
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(known),
      allowPositionals: true,
      strict: true,
    });
    return ok({ given: values, rest: positionals });
  } catch (fault) {
    return optionNotUnderstood.refuse({ problem: firstSentence(fault) });
  }
}

/** Node's own message says what is wrong; only its first sentence is for people. */
function firstSentence(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault);
  return text.split(/\. |\n/)[0]?.replace(/\.$/, "") ?? text;
}

function readValue(name: string, shape: OptionShape, given: unknown): Decision<string | number | boolean | undefined> {
  if (shape.type === "flag") return ok(given === true);
  if (given === undefined) return ok(shape.default);
  if (shape.type === "text") {
    return given === "" ? optionEmpty.refuse({ option: name, about: shape.about }) : ok(String(given));
  }
  const value = /^\d{1,12}$/.test(String(given)) ? Number(given) : -1;
  const [min, max] = [shape.min ?? 0, shape.max ?? 999_999_999_999];
  return value >= min && value <= max
    ? ok(value)
    : optionNotWhole.refuse({ option: name, min, max, value: String(given) });
}

function checkRest(shape: RestShape, rest: readonly string[]): readonly Refusal[] {
  if (rest.length < shape.min) return [argumentMissing.of({ name: shape.name })];
  return rest.length > shape.max ? [argumentUnknown.of({ argument: rest[shape.max] ?? "" })] : [];
}
