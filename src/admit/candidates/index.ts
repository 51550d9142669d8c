/** Candidates: one person at one centre, the number held in a series, and the directory of UCIs. */
import type { Route } from "#platform";
import { listCandidatesApi, listCandidatesPage } from "./list-candidates/page.ts";

export { type Candidate, type CandidateDetails, numberWords, sortName } from "./candidate.ts";
export { candidatesMeant, centresOfUci, findCandidate, listCandidates, seriesOfCentre } from "./queries.ts";
export {
  type CandidateChanges,
  lockCandidates,
  type NewCandidate,
  type NewNumber,
  saveCandidates,
} from "./save-candidates.ts";

export const routes: readonly Route[] = [listCandidatesPage, listCandidatesApi];
export { otherTables, personalData } from "./personal-data.ts";
