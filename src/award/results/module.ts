import { sql } from "kysely";
import { chainsNeeded } from "#platform/audit";
import { defineModule } from "#platform/module";
import { convertRoutes } from "./convert-mark/routes.ts";
import { downloadRoutes } from "./download-documents/routes.ts";
import { explanationRoutes } from "./show-explanation/routes.ts";
import { listResultsRoutes } from "./list-results/routes.ts";
import { boundariesRoutes } from "./show-boundaries/routes.ts";
import { candidateResultsRoutes } from "./show-candidate-results/routes.ts";
import { releaseRoutes } from "./show-release/routes.ts";
import { seriesRoutes } from "./show-series/routes.ts";
import { contactRecorded, releaseSet, releaseSuspended, resultsOpened } from "./events.ts";
import { releaseNames } from "./release-names.ts";
import { paths } from "./paths.ts";
import { otherTables, personalData } from "./personal-data.ts";
import * as refusals from "./refusals.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";
import { contactRoutes } from "./record-contact/page.ts";
import { recordContact } from "./record-contact/record-contact.ts";
import { releaseResults } from "./release-results/release-results.ts";
import { stopReleasePage } from "./stop-release/page.ts";
import { stopRelease } from "./stop-release/stop-release.ts";
import { watchReleases } from "./watch-releases/watch-releases.ts";

/** Results: release and embargo, lists, explanations, files and documents. */
export const results = defineModule({
  name: "results",
  permissions: {
    "results.view": "See the centre's results once candidates have them",
    "results.view-early": "See the centre's results on the restricted day, the day before candidates",
    "results.view-all": "See results of every centre, before release too",
    "results.view-own": "See my own released results",
    "results.release": "Set release times",
  },
  grants: {
    "head-of-centre": ["results.view", "results.view-early"],
    "exams-officer": ["results.view", "results.view-early"],
    "deputy-exams-officer": ["results.view", "results.view-early"],
    teacher: ["results.view"],
    awarding: ["results.view-all"],
    results: ["results.view-all", "results.release"],
    administrator: ["results.view-all", "results.release"],
    candidate: ["results.view-own"],
  },
  keptApart: [
    {
      withheld: ["boundaries.view-early", "catalogue.load"],
      beside: ["marks.view", "marks.record"],
      unless: "results.view-all",
      because: "marks and boundaries together are grades",
    },
  ],
  systemScopes: ["results.view", "results.view-early"],
  acts: [recordContact, releaseResults, stopRelease],
  routes: [
    ...listResultsRoutes,
    ...candidateResultsRoutes,
    ...explanationRoutes,
    ...downloadRoutes,
    ...releaseRoutes,
    ...stopReleasePage,
    ...contactRoutes,
    ...seriesRoutes,
    ...boundariesRoutes,
    ...convertRoutes,
  ],
  jobs: [watchReleases],
  hears: [prepareResultFiles],
  events: [releaseSet, resultsOpened, releaseSuspended, contactRecorded],
  recordChecks: [chainsNeeded("releases", sql`select distinct series as chain from results.release`)],
  refusals: Object.values(refusals),
  navigation: {
    centre: [{ text: "Results", href: paths.results(), needs: "results.view", order: 50 }],
    board: [
      { text: "Series", href: paths.allSeries(), order: 10 },
      { text: "Release", href: paths.release(), needs: "results.view-all", order: 50 },
    ],
    public: [
      {
        text: "Grade boundaries",
        href: paths.boundaries(),
        about: "The lowest mark for each grade, series by series",
        order: 30,
      },
      {
        text: "Convert a mark",
        href: paths.convert(),
        about: "Convert the raw mark of a unit to a uniform mark and grade",
        order: 40,
      },
      {
        text: "How grades are worked out",
        href: paths.howGrades(),
        about: "How marks become a grade, with examples",
        order: 50,
      },
    ],
    candidate: [{ text: "My results", href: paths.myResults(), needs: "results.view-own", order: 50 }],
  },
  subjects: {
    release: {
      board: { needs: "results.release", at: ([series = "", family = ""]) => paths.familyRelease({ series, family }) },
      names: releaseNames,
      example: "6A26 FSMQ",
    },
  },
  settings: [{ name: "app.early", value: ({ permissions }) => (permissions.has("results.view-early") ? "yes" : "") }],
  personalData,
  notPersonal: otherTables,
});
