import { defineEvent } from "#platform";

export const awardApproved = defineEvent({
  name: "award-run-approved",
  about: "A second person approved an award of a series that has been released",
  fields: { runId: "the run, which is to be carried out", series: "the series", by: "who proposed it" },
});

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
