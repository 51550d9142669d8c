/** Candidates: one person at one centre, the number held in a series, and the directory of UCIs. */

export { type Candidate, type CandidateDetails, numberWords, sortName } from "./candidate.ts";
export { earlierDetails } from "./earlier-details.ts";
export { areNamesakes, comparePeople, differenceWords, judgeLikeness } from "./compare-people.ts";
export { isFoundIn, matchesPerson } from "./find-person.ts";
export { findElsewhere, type KnownElsewhere } from "./find-elsewhere.ts";
export {
  type CandidateMeant,
  candidatesMeant,
  findByNumber,
  findCandidate,
  latestNumber,
  type NumberHeld,
  seriesOfCentre,
} from "./queries.ts";
export {
  type CandidateChanges,
  lockCandidates,
  type NewCandidate,
  noteEntries,
  saveCandidates,
} from "./save-candidates.ts";
