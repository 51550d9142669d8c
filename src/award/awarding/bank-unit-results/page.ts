import {
  json,
  largeBody,
  page,
  perform,
  redirect,
  refused,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import type { Refusal } from "#kernel";
import * as refusals from "../refusals.ts";
import { bankUnitResults } from "./bank-unit-results.ts";
import { bankedUnitsTable } from "./banked-units-table.ts";

const about = { permission: "units.bank", scope: "board" } as const;
const shown = 50;

/** What the bank holds, and the form to add a file. */
export const unitBankPage: Route = {
  ...about,
  name: "show-unit-bank",
  face: "page",
  method: "GET",
  path: "/board/awarding/units",
  summary: "Unit results banked from earlier series, and the form to add a file",
  handle: (request) => showPage(request, [], 200),
};

/** Takes a file. */
export const bankUnitResultsPage: Route = {
  ...about,
  name: "bank-unit-results",
  face: "page",
  method: "POST",
  path: "/board/awarding/units",
  act: "bank-unit-results",
  bodyBytesMax: largeBody,
  summary: "Bank unit results of earlier series",
  handle: postFile,
};

/** The same for programs: the body is the CSV file as text. */
export const bankUnitResultsApi: Route = {
  ...about,
  name: "bank-unit-results-api",
  face: "api",
  method: "POST",
  path: "/api/v1/unit-results",
  act: "bank-unit-results",
  bodyBytesMax: largeBody,
  summary: "Bank unit results of earlier series",
  api: {
    body: {
      mediaType: "application/json",
      schema: { type: "object", required: ["csv"], properties: { name: { type: "string" }, csv: { type: "string" } } },
    },
    answer: {
      mediaType: "application/json",
      schema: { type: "object", properties: { banked: { type: "integer" }, heldAlready: { type: "integer" } } },
    },
    refusals: [
      refusals.unitUnknown,
      refusals.seriesNotInCatalogue,
      refusals.seriesNotEarlier,
      refusals.optionNotOfUnit,
      refusals.absentWithResult,
      refusals.unitGradeUnknown,
      refusals.uniformOutOfRange,
      refusals.uniformNotUsed,
      refusals.pointsWrong,
      refusals.unitResultDiffers,
    ].map(({ code }) => code),
  },
  handle: answerFile,
};

async function postFile(request: WebRequest): Promise<Reply> {
  const [sent] = request.files;
  if (!sent) return showPage(request, [refusals.unitsFileMissing.of()], 422);
  const decision = await perform(request.app, request.actor, bankUnitResults, { name: sent.name, bytes: sent.bytes });
  if (!decision.ok) return showPage(request, decision.refusals, 422);
  return redirect(`/board/awarding/units?banked=${decision.value.banked}&held=${decision.value.heldAlready}`);
}

async function answerFile({ app, actor, json: body, idempotencyKey }: WebRequest): Promise<Reply> {
  const fields = body !== null && typeof body === "object" ? Object.fromEntries(Object.entries(body)) : {};
  const bytes = Buffer.from(String(fields["csv"] ?? ""));
  const decision = await perform(
    app,
    actor,
    bankUnitResults,
    { name: String(fields["name"] ?? "unit_results.csv"), bytes },
    idempotencyKey,
  );
  return decision.ok ? json(decision.value) : refused(decision.refusals);
}

async function showPage({ app, actor, query }: WebRequest, faults: readonly Refusal[], status: number): Promise<Reply> {
  const held = await transactionAs(app, actor, (tx) =>
    tx
      .selectFrom("awarding.banked_unit as b")
      .innerJoin("catalogue.series as s", "s.series", "b.series")
      .select((row) => [
        "b.series",
        "s.title",
        row.fn.countAll<number>().as("results"),
        row.fn.count<number>("uci").distinct().as("candidates"),
      ])
      .groupBy(["b.series", "s.title", "s.year", "s.month"])
      .orderBy("s.year", "desc")
      .orderBy("s.month", "desc")
      .execute(),
  );
  return page(
    "award/awarding/bank-unit-results/page.njk",
    {
      held,
      columns: bankedUnitsTable.columns,
      banked: wholeOf(query["banked"]),
      heldAlready: wholeOf(query["held"]),
      faults: faults.length,
      errors: faults
        .slice(0, shown)
        .map(({ text, line, field }) => ({
          text: `${line === undefined ? "" : `Line ${line}${field ? `, ${field}` : ""}: `}${text}`,
          href: "#file",
        })),
      breadcrumbs: [{ text: "Awarding", href: "/board/awarding" }, { text: "Banked units" }],
    },
    status,
  );
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
