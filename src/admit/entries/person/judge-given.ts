import type { CandidateDetails } from "#candidates";
import { foldName, isFileName } from "#formats";
import { checkUln, dayAt, isOneLine, nameNotOneLine, type Refusal } from "#kernel";
import type { Remark } from "#exchange";
import { birthNotLikely, birthUnread, nameInFiles, nameLong, surnameMissing } from "../refusals.ts";
import type { PersonGiven } from "./person-form.ts";

/** A form's own faults: what is wrong whoever the person is. */
export type Given = { readonly details: CandidateDetails; readonly refusals: readonly Refusal[] };

const nameMax = 100;

/**
 * Reads a person from a form: the legal name as it is written, and a name in files made from it where none is given.
 * Refused: no surname, a name that is not one line, or that files cannot hold, a date of birth that is none, to come or
 * over 120 years ago, and a ULN that is none. Source of the characters: Pearson, registration and entry data.
 */
export function judgeGiven(given: PersonGiven, uci: string, upn: string | null, at: Temporal.Instant): Given {
  const fileName = given.fileName || foldName(given.surname, given.forenames);
  const uln = given.uln === "" ? null : given.uln;
  const refusals: Refusal[] = [];
  if (given.surname === "") refusals.push(surnameMissing.of());
  else if (!isFileName(fileName)) refusals.push(nameInFiles.of());
  for (const field of ["surname", "forenames"] as const) {
    if (!isOneLine(given[field])) refusals.push({ ...nameNotOneLine.of(), field });
  }
  if (given.surname.length > nameMax) refusals.push({ ...nameLong.of({ most: nameMax }), field: "surname" });
  if (given.forenames.length > nameMax) refusals.push({ ...nameLong.of({ most: nameMax }), field: "forenames" });
  if (given.dateOfBirth === undefined) refusals.push(birthUnread.of());
  else if (given.dateOfBirth !== null && !isLikely(given.dateOfBirth, at)) refusals.push(birthNotLikely.of());
  const numbered = uln === null ? undefined : checkUln(uln);
  if (numbered && !numbered.ok) refusals.push(...numbered.refusals.map((each) => ({ ...each, field: "uln" })));
  const { surname, forenames, sex, status } = given;
  const details = { uci, uln, upn, surname, forenames, fileName, sex, dateOfBirth: given.dateOfBirth ?? null, status };
  return { details, refusals };
}

function isLikely(birth: string, at: Temporal.Instant): boolean {
  const today = Temporal.PlainDate.from(dayAt(at));
  const day = Temporal.PlainDate.from(birth);
  return Temporal.PlainDate.compare(day, today) < 0 && today.year - day.year <= 120;
}

const fieldOf: Readonly<Record<string, string>> = { name: "forenames", uci: "uci", uln: "uln" };

/** The errors among remarks, each at the field of the form that it is about. */
export function refusalsOf(remarks: readonly Remark[]): readonly Refusal[] {
  return remarks
    .filter(({ severity }) => severity === "error")
    .map(({ code, text, about }) => ({ code, text, field: fieldOf[about.field ?? ""] ?? "surname" }));
}
