import { sql } from "kysely";
import { chainsNeeded } from "#platform/audit";
import { defineModule } from "#platform/module";
import { checkClocks, clocksCheck } from "./check-clocks/check-clocks.ts";
import { kindsSetting } from "./cases-of.ts";
import { otherTables, personalData } from "./personal-data.ts";
import * as refusals from "./refusals.ts";

/** Cases: somebody asks, against a clock; somebody answers. Modules below declare the kinds. */
export const cases = defineModule({
  name: "cases",
  settings: [{ name: "app.kinds", value: kindsSetting }],
  jobs: [checkClocks],
  recordChecks: [clocksCheck, chainsNeeded("cases", sql`select distinct chain from cases.case`)],
  refusals: Object.values(refusals),
  personalData,
  notPersonal: otherTables,
});
