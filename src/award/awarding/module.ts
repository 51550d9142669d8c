import { defineModule } from "#platform/module";
import { unitBankRoutes } from "./bank-unit-results/page.ts";
import { listAwardRunsRoutes } from "./list-award-runs/page.ts";
import { runAwardRoutes } from "./run-award/page.ts";
import { showAwardRunRoutes } from "./show-award-run/page.ts";
import { awardLife } from "./award-status.ts";
import { bankUnitResults } from "./bank-unit-results/bank-unit-results.ts";
import { awardApproved, awardRunFinished } from "./events.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { runNames } from "./run-names.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";
import * as refusalsOfRules from "./rules/refusals.ts";
import { carryOutApprovedAward } from "./run-award/carry-out-approved.ts";
import { recoverRuns } from "./recover-runs/recover-runs.ts";
import { recordAward } from "./record-award/record-award.ts";
import { startAward } from "./run-award/start-award.ts";
import { gradesOfAwards, resultsOfAwards } from "./verify-results/verify-results.ts";
import * as refusalsOfRows from "./toolbox/refusals.ts";

/** Awarding: the rules, award runs, the second calculation, banked units and the explanation of a result. */
export const awarding = defineModule({
  name: "awarding",
  permissions: {
    "awarding.view": "See award runs and their checks",
    "awarding.run": "Run an award",
    "units.bank": "Bank unit results from earlier series",
  },
  grants: {
    awarding: ["awarding.view", "awarding.run", "units.bank"],
    results: ["awarding.view"],
    administrator: ["awarding.view", "awarding.run", "units.bank"],
  },
  acts: [bankUnitResults, recordAward, startAward],
  routes: [...listAwardRunsRoutes, ...runAwardRoutes, ...unitBankRoutes, ...showAwardRunRoutes],
  jobs: [recoverRuns],
  recordChecks: [resultsOfAwards, gradesOfAwards],
  hears: [carryOutApprovedAward],
  events: [awardApproved, awardRunFinished],
  refusals: [refusals, refusalsOfRules, refusalsOfRows].flatMap((each) => Object.values(each)),
  cycles: { "awarding.run.status": awardLife },
  navigation: { board: [{ text: "Awarding", href: paths.runs(), needs: "awarding.view", order: 45 }] },
  subjects: {
    "unit-bank": {
      board: { needs: "units.bank", at: () => paths.units() },
      names: async (_tx, files) => new Map(files.map((file) => [file, `results from ${file}`])),
    },
    "award-run": { board: { needs: "awarding.view", at: ([run = ""]) => paths.run({ run }) }, names: runNames },
  },
  personalData,
  notPersonal: otherTables,
});
