import type { Refusal } from "#kernel";
import type { Actor } from "#platform/actors";
import { type App, transactionAs } from "#platform/app";
import { type Choice, type Field, idempotencyKeyOf, questionPage } from "#platform/pages";
import { isProposed, type Proposal } from "#platform/perform";
import {
  json,
  proposedJson,
  proposedPage,
  redirect,
  refused,
  type Reply,
  type Route,
  type WebRequest,
} from "#platform/web";
import { seriesWithEntries } from "../award-runs.ts";
import { paths } from "../paths.ts";
import { awardAlreadyRunning, causeUnknown, missingUnknown, seriesMissing, seriesNotInCatalogue } from "../refusals.ts";
import { awardCauses, missingWords, readAwardWanted } from "./rule.ts";
import { beginAwardOnce } from "./begin-award-once.ts";

const about = { permission: "awarding.run", scope: "board" } as const;

/** Starts an award, which then runs by itself: the form, its answer, and the same for programs. */
export const runAwardRoutes: readonly Route[] = [
  {
    ...about,
    name: "ask-run-award",
    face: "page",
    method: "GET",
    path: paths.start.pattern,
    summary: "Start an award: the form",
    handle: (request) => showForm(request, []),
  },
  {
    ...about,
    name: "run-award",
    face: "page",
    method: "POST",
    path: paths.runs.pattern,
    summary: "Start an award run",
    act: "run-award",
    handle: postRun,
  },
  {
    ...about,
    name: "run-award-api",
    face: "api",
    method: "POST",
    path: paths.runsApi.pattern,
    summary: "Start an award run, which continues in the background",
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
            missing: { type: "string", enum: Object.keys(missingWords) },
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
  },
];

async function postRun(request: WebRequest): Promise<Reply> {
  const begun = await begin(request, request.form);
  if ("proposal" in begun) return proposedPage(begun.proposal);
  return "runId" in begun ? redirect(paths.run({ run: begun.runId })) : showForm(request, begun.refusals);
}

async function answerRun(request: WebRequest): Promise<Reply> {
  const begun = await begin(request, request.json);
  if ("proposal" in begun) return proposedJson(begun.proposal);
  if ("refusals" in begun) return refused(begun.refusals);
  return json({ runId: begun.runId, href: paths.runApi({ run: begun.runId }) }, 202);
}

type Begun = { readonly runId: string } | { readonly proposal: Proposal } | { readonly refusals: readonly Refusal[] };

/** The run that began, or the proposal to run it, or why neither. */
async function begin(request: WebRequest, raw: unknown): Promise<Begun> {
  const wanted = readAwardWanted(raw);
  if (!wanted.ok) return wanted;
  const { app, actor } = request;
  const started = await beginAwardOnce(app, actor, wanted.value, await idempotencyKeyOf(request));
  return isProposed(started) || !started.ok ? started : started.value;
}

async function showForm({ app, actor, form }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const series = await transactionAs(app, actor, (tx) => seriesWithEntries(tx));
  const none = "No series has entries yet. You can start an award once entries and marks have been received.";
  const question = {
    title: "Start an award",
    trail: [{ text: "Awarding", href: paths.runs() }],
    text: [
      "An award works out every result of a series from the marks, then works out each one again in a second way. " +
        "Centres and candidates see results only if both agree, and only from the release time.",
      ...(series.length > 0 ? [] : [none]),
    ],
    action: paths.runs(),
    button: "Start the award",
  };
  const first = form["series"] ?? series[0]?.series ?? "";
  const values = { cause: (await wasAwarded(app, actor, first)) ? "correction" : "award", missing: "refuse", ...form };
  return questionPage(question, paths.runs(), { fields: fieldsFor(series), values, refusals });
}

/** Whether an award of a series has agreed before, so that another is not its first. */
function wasAwarded(app: App, actor: Actor, series: string): Promise<boolean> {
  return transactionAs(app, actor, async (tx) => {
    const run = await tx
      .selectFrom("awarding.award_run")
      .select("run_id")
      .where("series", "=", series)
      .where("status", "=", "agreed")
      .limit(1)
      .executeTakeFirst();
    return run !== undefined;
  });
}

function fieldsFor(series: readonly { readonly series: string; readonly title: string }[]): readonly Field[] {
  return [
    {
      name: "series",
      label: "Series",
      kind: "list",
      choices: series.map((each) => ({ value: each.series, text: each.title })),
    },
    { name: "cause", label: "Reason", kind: "list", choices: choicesOf(awardCauses).filter(isChosen) },
    { name: "missing", label: "If marks or boundaries are missing", kind: "list", choices: choicesOf(missingWords) },
  ];
}

function choicesOf(words: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

/** Whether people choose a cause: a shadow calculation is started by its command. */
function isChosen({ value }: Choice): boolean {
  return value !== "shadow calculation";
}
