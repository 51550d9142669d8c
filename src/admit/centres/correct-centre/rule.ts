import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { type Centre, centresTable } from "../centre.ts";
import { correctionReasonMissing, correctionSame, detailTooLong } from "../refusals.ts";

/** What of a centre's details can be corrected: the number never, as it belongs to one centre for good. */
export const correctable = ["name", "kind", "town", "postcode"] as const;
export type Details = Readonly<Record<(typeof correctable)[number], string>>;
export type CentreCorrection = { readonly details: Details; readonly reason: string };

/** The details that a correction changes, with what they were. */
export type Corrected = { readonly before: Partial<Details>; readonly after: Partial<Details> };

/**
 * Whether the details of a centre may be corrected: each in the form that the register's file has, at least one of them
 * other than before, with a reason. Source: JCQ, national centre number register; the reason is ours.
 */
export function mayCorrectCentre(centre: Centre, { details, reason }: CentreCorrection): Decision<Corrected> {
  const refusals: Refusal[] = correctable.flatMap((field) => {
    const column = centresTable.columns.find(({ name }) => name === field);
    const isBlank = details[field] === "" && field !== "name" && field !== "kind";
    return isBlank || column?.pattern.test(details[field]) === true
      ? []
      : [detailTooLong.of({ what: labels[field].toLowerCase(), max: maxima[field] }, { field })];
  });
  if (reason === "") refusals.push(correctionReasonMissing.of());
  const changed = correctable.filter((field) => details[field] !== centre[field]);
  if (refusals.length === 0 && changed.length === 0) refusals.push(correctionSame.of());
  if (refusals.length > 0) return refuseAll(refusals);
  const only = (from: Details): Partial<Details> => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return ok({ before: only(centre), after: only(details) });
}

/** What people call the details. */
export const labels: Details = { name: "Name", kind: "Type", town: "Town", postcode: "Postcode" };
const maxima: Readonly<Record<keyof Details, number>> = { name: 120, kind: 40, town: 60, postcode: 8 };
