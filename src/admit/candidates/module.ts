import { listPage } from "#platform/lists";
import { defineModule } from "#platform/module";
import { candidatesList } from "./list-candidates/list.ts";
import { lookUpList } from "./look-up/list.ts";
import { correctCandidate } from "./correct-candidate/correct-candidate.ts";
import { correctCandidatePages } from "./correct-candidate/page.ts";
import { candidateCorrected, candidatesKeptApart, candidatesMerged } from "./events.ts";
import { keepApart } from "./keep-apart/keep-apart.ts";
import { keepApartPages } from "./keep-apart/page.ts";
import { mergeRecords } from "./merge-records/merge-records.ts";
import { mergeRecordsPages } from "./merge-records/page.ts";
import { candidateNames } from "./candidate-names.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";
import { otherTables, personalData } from "./personal-data.ts";

/** Candidates: one person at one centre, the number held in a series, and the directory of UCIs. */
export const candidates = defineModule({
  name: "candidates",
  acts: [correctCandidate, keepApart, mergeRecords],
  routes: [
    ...listPage(candidatesList),
    ...listPage(lookUpList),
    ...correctCandidatePages,
    ...mergeRecordsPages,
    ...keepApartPages,
  ],
  refusals: Object.values(refusals),
  events: [candidateCorrected, candidatesMerged, candidatesKeptApart],
  navigation: {
    centre: [{ text: "Candidates", href: paths.candidates(), needs: "entries.view", order: 30 }],
    board: [{ text: "Candidates", href: paths.lookUp(), needs: "entries.view", order: 30 }],
  },
  subjects: {
    candidate: {
      names: candidateNames,
      example: "90001 1",
      centre: { needs: "entries.view", at: (id) => paths.candidate({ candidate: id.at(-1) ?? "" }) },
      board: { needs: "entries.view", at: ([centre = "", candidate = ""]) => paths.record({ centre, candidate }) },
    },
  },
  personalData,
  notPersonal: otherTables,
});
