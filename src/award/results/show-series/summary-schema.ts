const whole = { type: "integer" } as const;
const text = { type: "string" } as const;

/** What the API says of the summary of a series. Lists that the reader may not see are empty. */
export const summarySchema = {
  type: "object",
  required: ["series", "title", "award", "figures", "options", "families", "components", "marks", "runs", "releases"],
  properties: {
    series: text,
    title: text,
    award: { type: ["string", "null"], description: "status of the latest award run" },
    figures: {
      type: "object",
      properties: {
        entries: whole,
        withdrawn: whole,
        candidates: whole,
        centres: whole,
        filesAccepted: whole,
        filesWarned: whole,
        filesRefused: whole,
      },
    },
    families: listOf({ family: text, title: text, entries: whole, options: whole }),
    options: listOf({ option: text, title: text, kind: text, family: text, entries: whole, centres: whole }),
    components: listOf({
      component: text,
      title: text,
      entries: whole,
      outstanding: whole,
      held: whole,
      percentIn: whole,
    }),
    marks: { type: "object", properties: { expected: whole, outstanding: whole, percentIn: whole } },
    runs: listOf({
      runId: text,
      status: text,
      startedAt: text,
      entries: { type: ["integer", "null"] },
      results: { type: ["integer", "null"] },
    }),
    releases: listOf({
      family: text,
      title: text,
      state: text,
      centresAt: { type: ["string", "null"] },
      candidatesAt: { type: ["string", "null"] },
    }),
    distributions: listOf({
      option: text,
      title: text,
      kind: text,
      total: whole,
      rows: listOf({ grade: text, count: whole, share: text }),
    }),
  },
} as const;

function listOf(properties: object): object {
  return { type: "array", items: { type: "object", properties } };
}
