import { defineModule } from "#platform";
import { bankUnitResultsApi, bankUnitResultsPage, unitBankPage } from "./bank-unit-results/page.ts";
import { listAwardRunsPage, runAwardApi, runAwardPage } from "./list-award-runs/routes.ts";
import { showAwardRunApi, showAwardRunPage } from "./show-award-run/routes.ts";
import { bankUnitResults } from "./bank-unit-results/bank-unit-results.ts";
import { awardApproved, awardRunFinished } from "./events.ts";
import { otherTables, personalData } from "./personal-data.ts";
import * as refusals from "./refusals.ts";
import * as refusalsOfRules from "./rules/refusals.ts";
import { carryOutApprovedAward } from "./run-award/carry-out-approved.ts";
import { recordAward } from "./record-award/record-award.ts";
import { startAward } from "./run-award/start-award.ts";
import * as refusalsOfRows from "./toolbox/refusals.ts";

/** Awarding: rules, award runs, the second calculation, the bank of units and what explains a result. */
export const awarding = defineModule({
  name: "awarding",
  permissions: {
    "awarding.view": "See award runs and their checks",
    "awarding.run": "Run an award",
    "units.bank": "Bank unit results of earlier series",
  },
  grants: {
    awarding: ["awarding.view", "awarding.run", "units.bank"],
    results: ["awarding.view"],
    administrator: ["awarding.view", "awarding.run", "units.bank"],
  },
  acts: [bankUnitResults, recordAward, startAward],
  routes: [
    listAwardRunsPage,
    runAwardPage,
    runAwardApi,
    unitBankPage,
    bankUnitResultsPage,
    bankUnitResultsApi,
    showAwardRunPage,
    showAwardRunApi,
  ],
  hears: [carryOutApprovedAward],
  events: [awardApproved, awardRunFinished],
  refusals: [refusals, refusalsOfRules, refusalsOfRows].flatMap((each) => Object.values(each)),
  navigation: { board: [{ text: "Awarding", href: "/board/awarding", needs: "awarding.view", order: 45 }] },
  subjects: { "award-run": { board: { needs: "awarding.view", at: ([id]) => `/board/awarding/${id}` } } },
  personalData,
  notPersonal: otherTables,
});
