import { listPage } from "#platform/lists";
import { defineModule } from "#platform/module";
import { candidatesList } from "./list-candidates/list.ts";
import { lookUpList } from "./look-up/list.ts";
import { correctCandidate } from "./correct-candidate/correct-candidate.ts";
import { correctCandidatePages } from "./correct-candidate/page.ts";
import { candidateCorrected } from "./events.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";
import { otherTables, personalData } from "./personal-data.ts";

/** Candidates: one person at one centre, the number held in a series, and the directory of UCIs. */
export const candidates = defineModule({
  name: "candidates",
  acts: [correctCandidate],
  routes: [...listPage(candidatesList), ...listPage(lookUpList), ...correctCandidatePages],
  refusals: Object.values(refusals),
  events: [candidateCorrected],
  navigation: {
    centre: [{ text: "Candidates", href: paths.candidates(), needs: "entries.view", order: 30 }],
    board: [{ text: "Candidates", href: paths.lookUp(), needs: "entries.view", order: 30 }],
  },
  subjects: {
    candidate: {
      example: "90001 1",
      centre: { needs: "entries.view", at: (id) => paths.candidate({ candidate: id.at(-1) ?? "" }) },
      board: { needs: "entries.view", at: ([centre = "", candidate = ""]) => paths.record({ centre, candidate }) },
    },
  },
  personalData,
  notPersonal: otherTables,
});
