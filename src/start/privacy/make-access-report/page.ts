import { type Candidate, findByNumber, seriesOfCentre } from "#candidates";
import { paths as entries } from "#entries";
import { writeWorkbook } from "#formats";
import { fullName, type Refusal } from "#kernel";
import type { Actor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { type Crumb, type Field, questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { file, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../../paths.ts";
import type { ReportPart } from "../gather-report.ts";
import { makeAccessReport, readCandidate } from "./make-access-report.ts";

const about = { face: "page", permission: "privacy.report", confirm: true } as const;
const asked = { ...about, method: "GET", handle: (request: WebRequest) => ask(request) } as const;
const made = { ...about, method: "POST", act: "make-access-report", handle: make } as const;
const atCentre = { scope: "centre", path: paths.centreReport.pattern } as const;
const atBoard = { scope: "board", path: paths.boardReport.pattern } as const;

/** The report of what is held about a person: asked for on a page, given as a workbook. */
export const accessReportRoutes: readonly Route[] = [
  { ...asked, ...atCentre, name: "ask-access-report", summary: "Ask for the report of what is held about a candidate" },
  { ...made, ...atCentre, name: "make-access-report", summary: "Make a report of what is held about a candidate" },
  { ...asked, ...atBoard, name: "ask-any-access-report", summary: "Ask for the report of what is held about anyone" },
  { ...made, ...atBoard, name: "make-any-access-report", summary: "Make a report of what is held about anyone" },
];

async function ask({ app, actor, query, form }: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const values = refusals.length > 0 ? form : query;
  const { series, candidate } = await transactionAs(app, actor, async (tx) => {
    const wanted = actor.side === "centre" ? readCandidate(values, actor) : undefined;
    return {
      series: actor.centreId === null ? await allSeries(tx) : await seriesOfCentre(tx, actor.centreId),
      candidate: wanted && (await findByNumber(tx, wanted)),
    };
  });
  const title = "What is held about a person";
  const question = {
    title,
    heading: candidate ? `What is held about ${fullName(candidate)}` : title,
    trail: actor.side === "board" ? [{ text: "Privacy", href: paths.privacy() }] : trailOf(candidate, values),
    text: [
      "Make a workbook of everything that is held about one person, for someone who asks to see it.",
      "It leaves out results that have not been released, and names no one else. The activity shows that you made it.",
    ],
    button: "Make the report",
  };
  const back = candidate ? question.trail.at(-1)?.href : undefined;
  return questionPage(question, back ?? paths.privacy(), { fields: fieldsFor(actor, series), values, refusals });
}

/** At a centre a report is always of a candidate: the way down goes through the candidate, once it is known who. */
function trailOf(candidate: Candidate | undefined, { series }: WebRequest["query"]): readonly Crumb[] {
  const start = { text: "Candidates", href: entries.candidates({ series }) };
  if (!candidate) return [start];
  const href = entries.candidate({ candidate: candidate.candidateId }, { series });
  return [start, { text: fullName(candidate), href }];
}

type SeriesTitle = { readonly series: string; readonly title: string };

function allSeries(tx: Tx): Promise<readonly SeriesTitle[]> {
  return tx
    .selectFrom("catalogue.series")
    .select(["series", "title"])
    .orderBy("year", "desc")
    .orderBy("month", "desc")
    .execute();
}

function candidateFields(series: readonly SeriesTitle[]): readonly Field[] {
  const titles = series.map((each) => ({ value: each.series, text: each.title }));
  const choices = [{ value: "", text: "Choose a series" }, ...titles];
  return [
    { name: "candidateNumber", label: "Candidate number", hint: "Four digits, such as 0012", kind: "text", width: 4 },
    { name: "series", label: "Series in which the candidate has this number", kind: "list", choices },
  ];
}

function fieldsFor({ side }: Actor, series: readonly SeriesTitle[]): readonly Field[] {
  if (side !== "board") return candidateFields(series);
  return [
    {
      name: "person",
      label: "Email address",
      hint: "The address a person signs in with. Leave blank for a candidate, or use the link on the person’s page",
      kind: "text",
      width: 30,
    },
    { name: "centre", label: "Centre number", hint: "5 digits, for a candidate", kind: "whole", width: 5 },
    ...candidateFields(series),
  ];
}

/** Without the key of the form: an answer that is remembered would keep a copy of everything about a person. */
async function make(request: WebRequest): Promise<Reply> {
  const report = await perform(request.app, request.actor, makeAccessReport, request.form);
  if (!report.ok) return ask(request, report.refusals);
  return file(
    "what-is-held.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    await asWorkbook(report.value),
  );
}

/** A first sheet that says what is held and why; then a sheet for each table with rows. */
function asWorkbook(parts: readonly ReportPart[]): Promise<Uint8Array> {
  const heading = ["What", "Why", "Ground", "Rows", "Sheet"].map((text) => ({ heading: text }));
  const held = parts.filter((part) => part.rows.length > 0);
  return writeWorkbook([
    {
      name: "What is held",
      columns: heading,
      rows: parts.map((part) => [
        part.held.what,
        part.held.why,
        part.held.ground,
        part.rows.length,
        part.rows.length > 0 ? sheetOf(part) : "",
      ]),
    },
    ...held.map((part) => ({
      name: sheetOf(part),
      columns: part.columns.map((column) => ({ heading: column.replaceAll("_", " ") })),
      rows: part.rows,
    })),
  ]);
}

/** The name of a sheet has 31 characters at most. */
function sheetOf({ held }: ReportPart): string {
  return held.table.replace(".", " ").replaceAll("_", " ").slice(0, 31);
}
