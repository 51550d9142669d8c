import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, listPage } from "#platform/lists";
import { type AwardRun, listAwardRuns, seriesWithEntries } from "../award-runs.ts";
import { awardStatuses, statusTags } from "../award-status.ts";
import { paths } from "../paths.ts";
import { causeWords } from "../run-award/rule.ts";

const awardRuns: List<AwardRun> = {
  name: "list-award-runs",
  summary: "Award runs",
  path: paths.runs,
  permission: "awarding.view",
  scope: "board",
  title: "Awarding",
  fileName: "award-runs",
  filters: [
    { name: "series", label: "Series", all: "All series" },
    {
      name: "status",
      label: "Status",
      all: "All statuses",
      choices: awardStatuses.map((value) => ({ value, text: statusTags[value].text })),
    },
  ],
  columns: [
    { name: "run", heading: "Run", only: ["file"], value: (run) => run.runId },
    { name: "series", heading: "Series", only: ["file"], value: (run) => run.series },
    {
      name: "started",
      heading: "Started",
      kind: "instant",
      value: (run) => run.startedAt,
      link: (run) => paths.run({ run: run.runId }),
    },
    { name: "seriesTitle", heading: "Series", only: ["page"], value: (run) => run.seriesTitle },
    { name: "finished", heading: "Finished", only: ["file"], value: (run) => run.finishedAt },
    { name: "by", heading: "By", value: (run) => run.startedBy },
    { name: "reason", heading: "Reason", only: ["page"], value: (run) => causeWords(run.cause) },
    { name: "cause", heading: "Cause", only: ["file"], value: (run) => run.cause },
    { name: "status", heading: "Status", value: (run) => run.status, tags: (run) => [statusTags[run.status]] },
    { name: "entries", heading: "Entries", kind: "whole", value: (run) => run.entries },
    { name: "results", heading: "Results", kind: "whole", only: ["file"], value: (run) => run.results },
    { name: "newVersions", heading: "New versions", kind: "whole", value: (run) => run.newVersions },
  ],
  tabs: ({ actor: { permissions } }) => [
    { text: "Award runs", href: paths.runs(), current: true },
    ...(permissions.has("awarding.run") ? [{ text: "Start an award", href: paths.start(), current: false }] : []),
    ...(permissions.has("units.bank") ? [{ text: "Banked units", href: paths.units(), current: false }] : []),
  ],
  empty: "No award has been run. Each run appears here with its steps, its checks and its second calculation.",
  find: findRuns,
};

/** The award runs of every series, newest first. */
export const listAwardRunsRoutes = listPage(awardRuns);

async function findRuns(tx: Tx, { values, limit, offset }: ListAsked): Promise<Decision<Found<AwardRun>>> {
  const filter = { series: values["series"] ?? "", status: values["status"] ?? "" };
  const { total, runs } = await listAwardRuns(tx, filter, offset, limit);
  const series = (await seriesWithEntries(tx, filter.series)).map((each) => ({ value: each.series, text: each.title }));
  return ok({ total, rows: runs, choices: { series } });
}
