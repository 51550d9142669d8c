import type { Day } from "#kernel";

/** One person at one centre. `candidateNumber` is of the series asked for; null when the person has none there. */
export type Candidate = {
  readonly centreId: string;
  readonly candidateId: number;
  readonly candidateNumber: number | null;
  readonly uci: string;
  readonly uln: string | null;
  readonly upn: string | null;
  readonly surname: string;
  readonly forenames: string;
  /** The name as exchange files carry it: SURNAME:FORENAMES. */
  readonly fileName: string;
  /** N: not stated. */
  readonly sex: "M" | "F" | "N";
  readonly dateOfBirth: Day | null;
  /** C of the centre, P private. */
  readonly status: "C" | "P";
};

/** What a file or a form says of a person. */
export type CandidateDetails = Omit<Candidate, "centreId" | "candidateId" | "candidateNumber">;

/** `BURNS, Emma Kay` */
export function sortName(candidate: Pick<Candidate, "surname" | "forenames">): string {
  return candidate.forenames === "" ? candidate.surname : `${candidate.surname}, ${candidate.forenames}`;
}

/** A candidate number as people write it: `0007`; a dash when there is none. */
export function numberWords(candidateNumber: number | null): string {
  return candidateNumber === null ? "–" : String(candidateNumber).padStart(4, "0");
}

/** Someone of the register, as the columns of `candidates.candidate` name it. */
export type CandidateRow = {
  centre_id: string;
  candidate_id: number;
  candidate_number: number | null;
  uci: string;
  uln: string | null;
  upn: string | null;
  surname: string;
  forenames: string;
  file_name: string;
  sex: string;
  date_of_birth: Day | null;
  status: string;
};

export function candidateOf(row: CandidateRow): Candidate {
  return {
    centreId: row.centre_id,
    candidateId: row.candidate_id,
    candidateNumber: row.candidate_number,
    uci: row.uci,
    uln: row.uln,
    upn: row.upn,
    surname: row.surname,
    forenames: row.forenames,
    fileName: row.file_name,
    sex: row.sex === "M" || row.sex === "F" ? row.sex : "N",
    dateOfBirth: row.date_of_birth,
    status: row.status === "P" ? "P" : "C",
  };
}
