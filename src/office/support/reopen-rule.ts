import { type Day, type Decision, ok } from "#kernel";
import { reopenLate } from "./refusals.ts";

/** Days after the answer within which the centre can say that it does not answer the question. */
export const reopenDays = 28;

/**
 * Whether a question that was answered on a day may be opened again. Source: house.md has reopening; 28 days are
 * INFERRED: boards publish no period, and four weeks cover a school holiday of two.
 */
export function mayReopen(closedOn: Day | null, today: Day): Decision<true> {
  const last = closedOn && Temporal.PlainDate.from(closedOn).add({ days: reopenDays }).toString();
  return last && today <= last ? ok(true) : reopenLate.refuse();
}
