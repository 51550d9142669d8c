import {
  exportAddresses,
  findTableFormat,
  isProposed,
  json,
  listView,
  page,
  pagination,
  type Proposal,
  proposedJson,
  proposedPage,
  rangeWords,
  redirect,
  refused,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import type { Refusal } from "#kernel";
import { type AwardRun, listAwardRuns, seriesWithEntries } from "../award-runs.ts";
import { awardAlreadyRunning, causeUnknown, missingUnknown, seriesMissing, seriesNotInCatalogue } from "../refusals.ts";
import { awardCauses, readAwardWanted } from "../run-award/rule.ts";
import { beginAward } from "../run-award/run-award.ts";

const statuses = ["running", "calculated", "agreed", "disagreed", "failed"];

/** The runs of every series, and the form that starts one. */
export const listAwardRunsPage: Route = {
  name: "list-award-runs",
  face: "page",
  method: "GET",
  path: "/board/awarding",
  permission: "awarding.view",
  scope: "board",
  summary: "Award runs, and the form to start one",
  handle: (request) => listPage(request, [], 200),
};

/** Starts a run, which goes on in the background. */
export const runAwardPage: Route = {
  name: "run-award",
  face: "page",
  method: "POST",
  path: "/board/awarding",
  permission: "awarding.run",
  scope: "board",
  summary: "Start an award run",
  act: "run-award",
  handle: postRun,
};

/** The same for programs. */
export const runAwardApi: Route = {
  name: "run-award-api",
  face: "api",
  method: "POST",
  path: "/api/v1/award-runs",
  permission: "awarding.run",
  scope: "board",
  summary: "Start an award run; it goes on in the background",
  act: "run-award",
  api: {
    body: {
      mediaType: "application/json",
      schema: {
        type: "object",
        required: ["series"],
        properties: {
          series: { type: "string" },
          cause: { type: "string", enum: Object.keys(awardCauses) },
          missing: { type: "string", enum: ["refuse", "pending"] },
        },
      },
    },
    answer: {
      mediaType: "application/json",
      schema: { type: "object", properties: { runId: { type: "string" }, href: { type: "string" } } },
    },
    refusals: [seriesMissing, seriesNotInCatalogue, causeUnknown, missingUnknown, awardAlreadyRunning].map(
      ({ code }) => code,
    ),
  },
  handle: answerRun,
};

async function postRun(request: WebRequest): Promise<Reply> {
  const begun = await begin(request, request.form);
  if ("proposal" in begun) return proposedPage(begun.proposal);
  return "runId" in begun ? redirect(`/board/awarding/${begun.runId}`) : listPage(request, begun.refusals, 422);
}

async function answerRun(request: WebRequest): Promise<Reply> {
  const begun = await begin(request, request.json);
  if ("proposal" in begun) return proposedJson(begun.proposal);
  if ("refusals" in begun) return refused(begun.refusals);
  return json({ runId: begun.runId, href: `/api/v1/award-runs/${begun.runId}` }, 202);
}

type Begun = { readonly runId: string } | { readonly proposal: Proposal } | { readonly refusals: readonly Refusal[] };

/** The run that began, or the proposal to run it, or why neither. How a run ends is kept in its record. */
async function begin({ app, actor }: WebRequest, raw: unknown): Promise<Begun> {
  const wanted = readAwardWanted(raw);
  if (!wanted.ok) return wanted;
  const started = await beginAward(app, actor, wanted.value);
  if (isProposed(started) || !started.ok) return started;
  started.value.finished.catch((fault: unknown) => app.log(`award ${started.value.runId}: ${String(fault)}`));
  return { runId: started.value.runId };
}

async function listPage(
  { app, actor, path, query, form }: WebRequest,
  refusals: readonly Refusal[],
  status: number,
): Promise<Reply> {
  const filter = { series: query["series"] ?? "", status: statuses.find((each) => each === query["status"]) ?? "" };
  const [view, format] = [listView(query, 50), findTableFormat(query)];
  const { found, series } = await transactionAs(app, actor, async (tx) => ({
    found: format ? await listAwardRuns(tx, filter) : await listAwardRuns(tx, filter, view.offset, view.size),
    series: await seriesWithEntries(tx),
  }));
  if (format) return tableFile("award-runs", format, exportHeading, found.runs.map(exportRow));
  return page(
    "award/awarding/list-award-runs/page.njk",
    {
      ...found,
      filter,
      series,
      statuses,
      causes: awardCauses,
      form,
      errors: refusals.map(({ text, field }) => ({
        text,
        href: `#${field === undefined ? "start" : `start-${field}`}`,
      })),
      filtered: filter.series !== "" || filter.status !== "",
      range: rangeWords(found.total, view),
      pagination: pagination(found.total, view, path, query),
      ...exportAddresses(path, query),
    },
    status,
  );
}

const exportHeading = [
  "Run",
  "Series",
  "Started",
  "Finished",
  "By",
  "Cause",
  "Status",
  "Entries",
  "Results",
  "New versions",
] as const;

function exportRow(run: AwardRun): readonly (string | number | null)[] {
  const { runId, series, startedAt, finishedAt, startedBy, cause, status, entries, results, newVersions } = run;
  return [runId, series, startedAt, finishedAt, startedBy, cause, status, entries, results, newVersions];
}
