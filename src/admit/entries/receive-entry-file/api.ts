import {
  json,
  largeBody,
  listView,
  notFound,
  perform,
  refused,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { findFileReceived, listFilesReceived } from "../files-received.ts";
import { filterOf } from "../list-entry-files/page.ts";
import { readsFiles } from "../reads-files.ts";
import { fileStatuses } from "../report.ts";
import { receiveEntryFile } from "./receive-entry-file.ts";

const count = { type: "integer", minimum: 0 } as const;

const remarkSchema = {
  type: "object",
  required: ["severity", "line", "column", "code", "slug", "text"],
  properties: {
    severity: { type: "string", enum: ["E", "W"] },
    line: count,
    column: count,
    code: { type: "string", pattern: "^[1-4][0-9]{2}$" },
    slug: { type: "string" },
    text: { type: "string" },
  },
} as const;

/** The report of an entry file as the API gives it. */
export const reportSchema = {
  type: "object",
  required: ["fileId", "centreId", "name", "status", "known", "records", "candidates", "entries", "lines"],
  properties: {
    fileId: { type: "string", format: "uuid" },
    centreId: { type: "string" },
    name: { type: "string" },
    kind: { type: ["string", "null"], enum: ["E", "A", null] },
    series: { type: ["string", "null"] },
    sequence: { type: ["integer", "null"] },
    receivedAt: { type: "string", format: "date-time" },
    status: { type: "string", enum: fileStatuses },
    known: { type: "boolean" },
    records: count,
    candidates: count,
    entries: count,
    entriesAdded: count,
    entriesWithdrawn: count,
    errors: count,
    warnings: count,
    lines: { type: "array", items: remarkSchema },
  },
} as const;

/** Sends one file: 201 accepted, 200 known already, 422 rejected; the report in each case. */
export const sendFileApi: Route = {
  name: "send-entry-file-api",
  face: "api",
  method: "POST",
  path: "/api/v1/entry-files",
  permission: "entries.submit",
  scope: "centre",
  summary: "Send a file of entries or amendments",
  act: "receive-entry-file",
  bodyBytesMax: largeBody,
  api: {
    query: { name: { about: "name of the file, such as E9999990.X01, when the body is the file itself" } },
    body: { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } },
    answer: { mediaType: "application/json", schema: reportSchema },
    refusals: ["file-missing", "files-several", "not-permitted"],
  },
  handle: sendFile,
};

export const listFilesApi: Route = {
  name: "list-entry-files-api",
  face: "api",
  method: "GET",
  path: "/api/v1/entry-files",
  permission: "entries.view",
  scope: "centre",
  summary: "Files received, newest first, without their lines",
  api: {
    query: {
      status: { about: fileStatuses.join(", ") },
      series: { about: "such as 6A26" },
      page: { about: "from 1; 100 a page" },
      centre: { about: "for the board: one centre only" },
    },
    answer: {
      mediaType: "application/json",
      schema: { type: "object", properties: { total: count, files: { type: "array", items: reportSchema } } },
    },
  },
  handle: async ({ app, actor, query }) => {
    if (!readsFiles(actor)) return json({ total: 0, files: [] });
    const filter = filterOf(query, actor.centreId);
    return json(await transactionAs(app, actor, (tx) => listFilesReceived(tx, filter, listView(query))));
  },
};

export const showFileApi: Route = {
  name: "show-entry-file-api",
  face: "api",
  method: "GET",
  path: "/api/v1/entry-files/:file",
  permission: "entries.view",
  scope: "centre",
  summary: "The report of a file",
  api: { answer: { mediaType: "application/json", schema: reportSchema } },
  handle: async ({ app, actor, params }) => {
    if (!readsFiles(actor)) return notFound;
    const report = await transactionAs(app, actor, (tx) => findFileReceived(tx, params["file"] ?? "", actor.centreId));
    return report ? json(report) : notFound;
  },
};

async function sendFile({ app, actor, files, idempotencyKey }: WebRequest): Promise<Reply> {
  if (files.length > 1) {
    return refused([
      { code: "files-several", text: "Send each file in a request of its own, in the order of the sequence numbers." },
    ]);
  }
  const [file] = files;
  const raw = file ? { name: file.name, bytes: file.bytes } : {};
  const decision = await perform(app, actor, receiveEntryFile, raw, idempotencyKey);
  if (!decision.ok) return refused(decision.refusals);
  const { status, known } = decision.value;
  return json(decision.value, status === "rejected" ? 422 : known ? 200 : 201);
}
