import { fraction, multiply, ok, roundHalfUp, type Decision, type Fraction } from "#kernel";
import { additionOutOfRange } from "../refusals.ts";

/** The maximum addition, in percent of the raw marks available in the component. Source: JCQ special consideration. */
export const additionPercentMax = 5;

/** The mark after special consideration, with the exact addition kept beside it. */
export type AddedMark = { readonly mark: number; readonly exact: Fraction };

/**
 * The raw mark of a candidate who was present, with an addition of `percent` of the component's raw maximum, never
 * above the maximum. Causes do not add up: only the most serious counts. The addition is rounded half up: the
 * rounding is unknown in the sources, so the exact addition is returned too. Refused: a percentage that is not 0 to
 * 5.
 */
export function addedMark(raw: number, rawMax: number, percents: readonly number[]): Decision<AddedMark> {
  const wrong = percents.find((each) => !Number.isSafeInteger(each) || each < 0 || each > additionPercentMax);
  if (wrong !== undefined) return additionOutOfRange.refuse({ percent: wrong, max: additionPercentMax });
  const exact = multiply(fraction(Math.max(0, ...percents), 100), fraction(rawMax));
  return ok({ mark: Math.min(rawMax, raw + roundHalfUp(exact)), exact });
}
