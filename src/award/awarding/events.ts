import { defineEvent } from "#platform";

export const awardRunFinished = defineEvent({
  name: "award-run-finished",
  about: "An award ended: agreed by the second calculation, in disagreement with it, or failed",
  fields: {
    runId: "the run",
    series: "the series",
    by: "who started it",
    status: "how it ended",
    differences: "how many results differ",
  },
});
