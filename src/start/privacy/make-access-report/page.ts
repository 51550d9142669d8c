import { writeWorkbook } from "#formats";
import type { Refusal } from "#kernel";
import type { Actor } from "#platform/actors";
import { type Field, questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { file, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../../paths.ts";
import type { ReportPart } from "../gather-report.ts";
import { makeAccessReport } from "./make-access-report.ts";

const about = { face: "page", permission: "privacy.report", confirm: true } as const;
const asked = { ...about, method: "GET", handle: (request: WebRequest) => Promise.resolve(ask(request)) } as const;
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

function ask({ actor, query, form }: WebRequest, refusals: readonly Refusal[] = []): Reply {
  const question = {
    title: "What is held about a person",
    trail: [{ text: "Privacy", href: paths.privacy() }],
    text: [
      "Make a workbook of everything that is held about one person, for someone who asks to see it.",
      "It leaves out results that have not been released, and names no one else. The activity shows that you made it.",
    ],
    button: "Make the report",
  };
  const values = refusals.length > 0 ? form : query;
  return questionPage(question, paths.privacy(), { fields: fieldsFor(actor), values, refusals });
}

const candidate: Field = {
  name: "candidate",
  label: "Candidate",
  hint: "The number in the address of the candidate’s page",
  kind: "whole",
  width: 5,
};

function fieldsFor({ side }: Actor): readonly Field[] {
  if (side !== "board") return [candidate];
  return [
    {
      name: "person",
      label: "Account",
      hint: "The account in the address of the person’s page under People. Leave blank for a candidate",
      kind: "text",
      width: 20,
    },
    { name: "centre", label: "Centre number", hint: "5 digits, for a candidate", kind: "whole", width: 5 },
    candidate,
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
