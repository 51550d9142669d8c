import { transactionAs } from "#platform/app";
import { performFor } from "#platform/pages";
import { json, notFound, refused, type Reply, type WebRequest } from "#platform/web";
import { readsFiles, sideOf } from "../file-side.ts";
import { findFileReceived } from "../files-received.ts";
import type { FilesTaken } from "../files-taken.ts";
import { filesSeveral } from "../refusals.ts";
import { reportBody } from "../report.ts";

/** Receives one file: 201 accepted, 200 known already, 422 rejected, with the report and, if rejected, its refusals. */
export async function sendFile(taken: FilesTaken, request: WebRequest): Promise<Reply> {
  const { actor, files, query, form } = request;
  if (files.length > 1) return refused([filesSeveral.of()]);
  const [file] = files;
  const raw = file
    ? { name: query["name"] ?? file.name, bytes: file.bytes, reason: form["reason"] ?? query["reason"] ?? "" }
    : {};
  const decision = await performFor(request, taken.acts[sideOf(actor)], raw);
  if (!decision.ok) return refused(decision.refusals);
  const report = decision.value;
  const body = reportBody(taken.kind, report);
  if (report.status !== "rejected") return json(body, report.known ? 200 : 201);
  const refusals = report.lines
    .filter(({ severity }) => severity === "E")
    .map(({ slug, text, line, column }) => ({ code: slug, text, file: report.name, line, column }));
  return json({ ...body, refusals }, 422);
}

/** The report of one file. */
export async function findFile({ kind }: FilesTaken, { app, actor, params }: WebRequest): Promise<Reply> {
  if (!readsFiles(kind, actor)) return notFound;
  const asked = { kind: kind.name, fileId: params["file"] ?? "", centreId: actor.centreId };
  const report = await transactionAs(app, actor, (tx) => findFileReceived(tx, asked));
  return report ? json(reportBody(kind, report)) : notFound;
}
