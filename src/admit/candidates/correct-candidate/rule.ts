import { foldName, isFileName } from "#formats";
import { type Day, type Decision, ok, type Refusal, refuseAll } from "#kernel";
import type { Candidate, CandidateDetails } from "../candidate.ts";
import { birthNotRead, correctionEmpty, correctionReasonMissing, fileNameNeeded } from "../refusals.ts";

/** What the board was told. A blank leaves what is on record; `dateOfBirth` is undefined when it is no day. */
export type CorrectionWanted = {
  readonly surname: string;
  readonly forenames: string;
  readonly fileName: string;
  readonly dateOfBirth: Day | null | undefined;
  readonly reason: string;
};

export type Correction = { readonly details: CandidateDetails; readonly changed: readonly string[] };

const compared = ["surname", "forenames", "fileName", "dateOfBirth"] as const;

/**
 * Whether the board may correct who a candidate is, and to what. It decides here what no file may: that a record with
 * another forename, or of somebody who looks like another person, is still this candidate's. The legal name is kept as
 * it is written; the name in files is made from it, or given where files cannot hold it. Refused: no change, no reason,
 * and a name in files that exchange files cannot hold.
 */
export function mayCorrect(candidate: Candidate, wanted: CorrectionWanted): Decision<Correction> {
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
  };
  const changed = compared.filter((name) => details[name] !== candidate[name]);
  const refusals: Refusal[] = [];
  if (!isFileName(fileName)) refusals.push(fileNameNeeded.of());
  if (wanted.dateOfBirth === undefined) refusals.push(birthNotRead.of());
  if (wanted.reason === "") refusals.push(correctionReasonMissing.of());
  if (refusals.length === 0 && changed.length === 0) refusals.push(correctionEmpty.of());
  return refusals.length > 0 ? refuseAll(refusals) : ok({ details, changed });
}
