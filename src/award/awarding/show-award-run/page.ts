import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { json, notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { type AwardRunRecord, findAwardRun } from "../award-runs.ts";
import { awardStatuses, openStatuses, statusTags } from "../award-status.ts";
import { paths } from "../paths.ts";
import { disputedUcis } from "./disputed-ucis.ts";
import { nameCandidates } from "./name-candidates.ts";
import { causeWords } from "../run-award/rule.ts";
import { steps } from "../run-award/step-files.ts";

const about = {
  method: "GET",
  permission: "awarding.view",
  scope: "board",
  summary: "An award run: its steps, checks and second calculation",
} as const;

/** One run, as a page and for programs. While the run has not ended, the page refreshes itself. */
export const showAwardRunRoutes: readonly Route[] = [
  { ...about, name: "show-award-run", face: "page", path: paths.run.pattern, handle: showRun },
  {
    ...about,
    name: "show-award-run-api",
    face: "api",
    path: paths.runApi.pattern,
    api: {
      answer: {
        mediaType: "application/json",
        schema: {
          type: "object",
          properties: {
            runId: { type: "string" },
            series: { type: "string" },
            status: { type: "string", enum: awardStatuses },
            entries: { type: ["integer", "null"] },
            results: { type: ["integer", "null"] },
            newVersions: { type: ["integer", "null"] },
            inputChecksum: { type: ["string", "null"] },
            outputChecksum: { type: ["string", "null"] },
            steps: { type: "array", items: { type: "object" } },
            report: { type: "object" },
            progress: { type: "object" },
          },
        },
      },
    },
    handle: async (request) => {
      const run = await runOf(request);
      return run ? json(run) : notFound;
    },
  },
];

async function showRun(request: WebRequest): Promise<Reply> {
  const found = await runOf(request);
  if (!found) return notFound;
  const { app, actor } = request;
  const isOpen = openStatuses.includes(found.status);
  const { history, report, disputed } = await transactionAs(app, actor, async (tx) => ({
    history: await findTimeline(tx, actor, "award-run", found.runId),
    report: await nameCandidates(tx, found),
    disputed: isOpen ? [] : await disputedUcis(tx, found.series),
  }));
  const run = { ...found, report };
  const stepOf = new Map(steps.map((step) => [step.name, step]));
  return page("award/awarding/show-award-run/page.njk", {
    run,
    history,
    cause: causeWords(run.cause),
    status: statusTags[run.status],
    isOpen,
    disputed,
    percent: percentOf(run),
    checks: run.steps.reduce((sum, step) => sum + step.checks, 0),
    faultColumns: columnsOf(run),
    steps: run.steps.map((step) => ({
      ...step,
      about: stepOf.get(step.step)?.about ?? "",
      checkWords: stepOf.get(step.step)?.checks.map((check) => check.about) ?? [],
    })),
    to: paths,
    trail: [{ text: "Awarding", href: paths.runs() }],
  });
}

function runOf({ app, actor, params }: WebRequest): Promise<AwardRunRecord | undefined> {
  return transactionAs(app, actor, (tx) => findAwardRun(tx, params["run"] ?? ""));
}

/** How much of the current phase is done, as a whole percentage. */
function percentOf({ progress: { done = 0, all = 0 } }: AwardRunRecord): number {
  return all === 0 ? 0 : (100 * done - ((100 * done) % all)) / all;
}

/** The columns of the rows that a check found, with the entry first: JSON keeps no order of its own. */
function columnsOf({ report: { fault } }: AwardRunRecord): readonly string[] {
  const names = Object.keys(fault?.rows[0] ?? {});
  const entry = ["centre_id", "candidate", "option"].filter((name) => names.includes(name));
  return [...entry, ...names.filter((name) => !entry.includes(name))];
}
