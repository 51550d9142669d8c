import { foldName, isFileName } from "#formats";
import { checkUci, checkUln, type Day, dayAt, type Decision, fullName, ok, type Refusal, refuseAll } from "#kernel";
import type { Candidate, CandidateDetails } from "../candidate.ts";
import {
  birthNotPast,
  birthNotRead,
  correctionEmpty,
  correctionReasonMissing,
  fileNameNeeded,
  newUciAfterResults,
  newUciFormer,
  newUciTaken,
} from "../refusals.ts";

/** What the board was told. A blank leaves what is on record; `dateOfBirth` is undefined when it is no day. */
export type CorrectionWanted = {
  readonly surname: string;
  readonly forenames: string;
  readonly fileName: string;
  readonly dateOfBirth: Day | null | undefined;
  readonly newUci: string;
  readonly sex: string;
  readonly uln: string;
  readonly reason: string;
};

export type Correction = { readonly details: CandidateDetails; readonly changed: readonly string[] };

/** The record to be corrected, the person's others at the centre, and who else there has or had the new UCI. */
export type CorrectionFacts = {
  readonly candidate: Candidate;
  /** Records of the centre with the same UCI, which the board merged: their UCI changes with this one's. */
  readonly together: readonly Candidate[];
  /** Of any of them. */
  readonly resultsIssued: boolean;
  readonly holder: Candidate | undefined;
};

const compared = ["surname", "forenames", "fileName", "dateOfBirth", "uci", "sex", "uln"] as const;

/**
 * Whether the board may correct who a candidate is, and to what. It decides here what no file may: that a record with
 * another forename, or of somebody who looks like another person, is still this candidate's. The legal name is kept as
 * it is written; the name in files is made from it, or given where files cannot hold it. Refused: no change, no reason,
 * a name in files that exchange files cannot hold, a date of birth that is not past, and another UCI that is none, that
 * somebody else of the centre has or had, or for somebody whose results have been issued. A UCI is that of all records
 * of the person at the centre.
 */
export function mayCorrect(
  { candidate, resultsIssued, holder }: CorrectionFacts,
  wanted: CorrectionWanted,
  at: Temporal.Instant,
): Decision<Correction> {
  const surname = wanted.surname || candidate.surname;
  const forenames = wanted.forenames || candidate.forenames;
  const isRenamed = surname !== candidate.surname || forenames !== candidate.forenames;
  const made = isRenamed ? foldName(surname, forenames) : candidate.fileName;
  const fileName = wanted.fileName || made;
  const details = {
    ...candidate,
    surname,
    forenames,
    fileName,
    dateOfBirth: wanted.dateOfBirth ?? candidate.dateOfBirth,
    uci: wanted.newUci || candidate.uci,
    sex: sexOf(wanted.sex) ?? candidate.sex,
    uln: wanted.uln || candidate.uln,
  };
  const changed = compared.filter((name) => details[name] !== candidate[name]);
  const refusals: Refusal[] = [];
  if (!isFileName(fileName)) refusals.push(fileNameNeeded.of());
  if (wanted.dateOfBirth === undefined) refusals.push(birthNotRead.of());
  else if (wanted.dateOfBirth !== null && wanted.dateOfBirth >= dayAt(at)) refusals.push(birthNotPast.of());
  if (details.uci !== candidate.uci) refusals.push(...uciRefusals(details.uci, resultsIssued, holder));
  if (wanted.uln !== "") refusals.push(...refusedAt("uln", checkUln(wanted.uln)));
  if (wanted.reason === "") refusals.push(correctionReasonMissing.of());
  if (refusals.length === 0 && changed.length === 0) refusals.push(correctionEmpty.of());
  return refusals.length > 0 ? refuseAll(refusals) : ok({ details, changed });
}

function uciRefusals(uci: string, resultsIssued: boolean, holder: Candidate | undefined): readonly Refusal[] {
  if (resultsIssued) return [newUciAfterResults.of()];
  const invalid = refusedAt("newUci", checkUci(uci));
  if (invalid.length > 0 || !holder) return invalid;
  const name = fullName(holder);
  return [holder.uci === uci ? newUciTaken.of({ name, uci }) : newUciFormer.of({ name, uci, now: holder.uci })];
}

function refusedAt(field: string, checked: Decision<string>): readonly Refusal[] {
  return checked.ok ? [] : checked.refusals.map((refusal) => ({ ...refusal, field }));
}

function sexOf(text: string): Candidate["sex"] | undefined {
  return text === "M" || text === "F" || text === "N" ? text : undefined;
}
