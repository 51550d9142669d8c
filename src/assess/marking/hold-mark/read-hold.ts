import { type Decision, ok } from "#kernel";
import { fieldText } from "#platform/perform";

/** One mark of one candidate. */
export type MarkAsked = {
  readonly centreId: string;
  readonly series: string;
  readonly candidateNumber: number;
  readonly option: string;
  readonly component: string;
};

/** Which mark, and why. */
export type HoldInput = MarkAsked & { readonly reason: string };

/** Reads `component`, `centre`, `candidate` (its number), `option`, `series` and `reason`. */
export function readHold(raw: unknown): Decision<HoldInput> {
  return ok({ ...readMark(raw), reason: fieldText(raw, "reason").trim() });
}

/** Reads which mark is meant. A candidate number that is none is 0, which no candidate has. */
export function readMark(raw: unknown): MarkAsked {
  const number = fieldText(raw, "candidate");
  return {
    component: fieldText(raw, "component"),
    centreId: fieldText(raw, "centre"),
    candidateNumber: /^\d{1,4}$/.test(number) ? Number(number) : 0,
    option: fieldText(raw, "option"),
    series: fieldText(raw, "series"),
  };
}
