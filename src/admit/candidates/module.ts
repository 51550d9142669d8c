import { defineModule } from "#platform/module";
import { listCandidatesApi, listCandidatesPage } from "./list-candidates/page.ts";
import { otherTables, personalData } from "./personal-data.ts";

/** Candidates: one person at one centre, the number held in a series, and the directory of UCIs. */
export const candidates = defineModule({
  name: "candidates",
  routes: [listCandidatesPage, listCandidatesApi],
  navigation: { centre: [{ text: "Candidates", href: "/centre/candidates", needs: "entries.view", order: 30 }] },
  subjects: { candidate: { centre: { needs: "entries.view", at: (id) => `/centre/candidates/${id.at(-1)}` } } },
  personalData,
  notPersonal: otherTables,
});
