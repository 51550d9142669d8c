import { type ChainCheck, defineCommand, verifyChains } from "#platform";
import { dataOptions, withApp } from "../with-app.ts";

/** Walks the audit log: every act is vouched for by the one after it. */
export const audit = defineCommand({
  name: "audit",
  summary: "audit verify: check that no act in the audit log was changed or removed",
  options: dataOptions,
  rest: { name: "verify", min: 1, max: 1 },
  run: async (options, [task], io) => {
    if (task !== "verify") {
      io.err(`accolade audit: there is no task ${task}. Use: ./accolade audit verify\n`);
      return 2;
    }
    return withApp(options, io, async (app) => {
      const checks = await verifyChains(app.database.as.worker);
      io.out(checks.length === 0 ? "The audit log is empty.\n" : checks.map(describe).join(""));
      return checks.every((check) => check.brokenAt === null) ? 0 : 1;
    });
  },
});

function describe({ chain, acts, brokenAt }: ChainCheck): string {
  if (brokenAt === null) return `${chain}: ${acts} acts, unbroken\n`;
  return `${chain}: BROKEN at act ${brokenAt}. It, or one next to it, was changed or removed outside the program.\n`;
}
