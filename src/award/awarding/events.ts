import { defineEvent } from "#platform/events";

export const awardApproved = defineEvent({
  name: "award-run-approved",
  about: "A second person approved an award of a series that has been released",
  fields: { runId: "the run to carry out", series: "the series", by: "the person who proposed it" },
});

export const awardRunFinished = defineEvent({
  name: "award-run-finished",
  about: "An award ended: the second calculation agreed, disagreed, or was not reached",
  fields: {
    runId: "the run",
    series: "the series",
    by: "the person who started it",
    status: "how it ended",
    differences: "how many results differ",
  },
});
