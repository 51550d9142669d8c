import { countWords, type Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { performFor, rawOf } from "#platform/pages";
import { fieldText } from "#platform/perform";
import { json, page, redirect, refused, fileBody, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import * as refusals from "../refusals.ts";
import { bankUnitResults } from "./bank-unit-results.ts";
import { bankedUnitsTable } from "./banked-units-table.ts";

const about = { permission: "units.bank", scope: "board" } as const;
const shown = 50;

/** What the bank has, the form to add a file, and the same for programs: the body is the CSV file as text. */
export const unitBankRoutes: readonly Route[] = [
  {
    ...about,
    name: "show-unit-bank",
    face: "page",
    method: "GET",
    path: paths.units.pattern,
    summary: "Unit results banked from earlier series, and the form to add a file",
    handle: (request) => showPage(request, []),
  },
  {
    ...about,
    name: "bank-unit-results",
    face: "page",
    method: "POST",
    path: paths.units.pattern,
    act: "bank-unit-results",
    takes: { files: fileBody },
    summary: "Bank unit results from earlier series",
    handle: postFile,
  },
  {
    ...about,
    name: "bank-unit-results-api",
    face: "api",
    method: "POST",
    path: paths.unitsApi.pattern,
    act: "bank-unit-results",
    takes: { json: fileBody },
    summary: "Bank unit results from earlier series",
    api: {
      body: {
        mediaType: "application/json",
        schema: {
          type: "object",
          required: ["csv"],
          properties: { name: { type: "string" }, csv: { type: "string" } },
        },
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
  },
];

async function postFile(request: WebRequest): Promise<Reply> {
  const [sent] = request.files;
  const done = await performFor(request, bankUnitResults, { name: sent?.name, bytes: sent?.bytes });
  if (!done.ok) return showPage(request, done.refusals);
  return redirect(paths.units({ banked: done.value.banked, held: done.value.heldAlready }));
}

async function answerFile(request: WebRequest): Promise<Reply> {
  const raw = rawOf(request);
  const bytes = Buffer.from(fieldText(raw, "csv"));
  const done = await performFor(request, bankUnitResults, {
    name: fieldText(raw, "name") || "unit_results.csv",
    bytes,
  });
  return done.ok ? json(done.value) : refused(done.refusals);
}

async function showPage({ app, actor, query }: WebRequest, faults: readonly Refusal[]): Promise<Reply> {
  const held = await transactionAs(app, actor, bankedBySeries);
  const data = {
    held,
    columns: bankedUnitsTable.columns,
    done: doneWords(query["banked"], query["held"]),
    refusals: faults.slice(0, shown).map((fault) => ({ ...fault, text: placedText(fault), field: "file" })),
    errorsLeftOut: Math.max(0, faults.length - shown),
    to: paths,
    trail: [{ text: "Awarding", href: paths.runs() }],
  };
  return page("award/awarding/bank-unit-results/page.njk", data, faults.length > 0 ? 422 : 200);
}

function bankedBySeries(tx: Tx) {
  return tx
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
    .execute();
}

function placedText({ text, line, field }: Refusal): string {
  return line === undefined ? text : `Line ${line}${field ? `, ${field}` : ""}: ${text}`;
}

/** What was banked, as the address says after sending; undefined when nothing was sent. */
function doneWords(banked = "", held = ""): string | undefined {
  if (![banked, held].every((text) => /^\d{1,9}$/.test(text))) return undefined;
  const already = Number(held) === 0 ? "" : ` ${countWords(Number(held), "was", "were")} already in the bank.`;
  return `${countWords(Number(banked), "unit result", "unit results")} banked.${already}`;
}
