import { definePath } from "#platform/addresses";

/** The addresses of awarding. */
export const paths = {
  runs: definePath("/board/awarding"),
  start: definePath("/board/awarding/start"),
  run: definePath("/board/awarding/:run"),
  units: definePath("/board/awarding/units"),
  record: definePath("/board/candidates/:centre/:candidate"),
  runsApi: definePath("/api/v1/award-runs"),
  runApi: definePath("/api/v1/award-runs/:run"),
  unitsApi: definePath("/api/v1/unit-results"),
} as const;
