import { type Refusal, type RefusalPlace, refuseAll, type Refused } from "./decision.ts";

/** The names of the slots in a sentence: `{option}` is one. */
type SlotsOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotsOf<Rest> : never;

type Filled<Text extends string> = { readonly [Slot in SlotsOf<Text>]: string | number };

/** The arguments that a refusal needs: what fills its slots, when it has any, and where the fault is. */
type Given<Text extends string> = [SlotsOf<Text>] extends [never]
  ? [filled?: Record<string, never>, place?: RefusalPlace]
  : [filled: Filled<Text>, place?: RefusalPlace];

/** A reason for a "no", as a value: its code, its sentence with slots, and the source of the rule. */
export type RefusalKind<Text extends string = string> = {
  readonly code: string;
  readonly text: Text;
  readonly field?: string;
  readonly source?: string;
  /** The reason, with its slots filled in. */
  of(...given: Given<Text>): Refusal;
  /** The whole answer of a rule: a "no" for this reason alone. */
  refuse(...given: Given<Text>): Refused;
};

/** What the documents and the checks read of a reason. */
export type KnownRefusal = Pick<RefusalKind, "code" | "text" | "field" | "source">;

/**
 * Declares a reason for a "no", once: a stable code that is never used again, and a sentence that says what is wrong
 * and what to do. What varies stands in braces: `"The candidate is not entered for {option}."`. `field` is the field of a
 * form that it is about, `source` where the rule comes from.
 */
export function defineRefusal<const Text extends string>(
  code: string,
  text: Text,
  more: { readonly field?: string; readonly source?: string } = {},
): RefusalKind<Text> {
  const of = (...[filled = {}, place = {}]: Given<Text>): Refusal => ({
    code,
    text: fillIn(text, filled),
    ...more,
    ...place,
  });
  return { code, text, ...more, of, refuse: (...given) => refuseAll([of(...given)]) };
}

/** Refuses (throws) a slot that nothing fills: that is a fault of the program. */
function fillIn(text: string, filled: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    const value = filled[name];
    if (value === undefined) throw new RangeError(`Nothing fills ${slot} in: ${text}`);
    return String(value);
  });
}
