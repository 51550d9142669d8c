import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { areKeptApart, type Pair } from "../find-pair.ts";
import { keptApartAlready, notApartReasonMissing, oneUciOnePerson } from "../refusals.ts";

/**
 * Whether it may be recorded that two records are not of one person. Refused: records of one UCI, which says that they
 * are one; a pair that was decided about; and no reason. Source: ours.
 */
export function mayKeepApart(pair: Pair, reason: string): Decision<Pair> {
  const { uci } = pair.one.candidate;
  const refusals: Refusal[] = [];
  if (uci === pair.other.candidate.uci) refusals.push(oneUciOnePerson.of({ uci }));
  else if (areKeptApart(pair)) refusals.push(keptApartAlready.of());
  else if (reason === "") refusals.push(notApartReasonMissing.of());
  return refusals.length > 0 ? refuseAll(refusals) : ok(pair);
}
