import { json, listView, notFound, perform, refused, type Reply, transactionAs, type WebRequest } from "#platform";
import { findFileReceived, listFilesReceived } from "../files-received.ts";
import type { FilesTaken } from "../files-taken.ts";
import { filterOf } from "../list-files/list-files.ts";
import { readsFiles, sideOf } from "../place-of-files.ts";
import { reportBody, reportSummary } from "../report.ts";

/** Takes one file: 201 accepted, 200 known already, 422 rejected, with the report and, when rejected, its refusals. */
export async function sendFile(taken: FilesTaken, request: WebRequest): Promise<Reply> {
  const { app, actor, files, idempotencyKey } = request;
  if (files.length > 1) {
    return refused([
      { code: "files-several", text: "Send each file in a request of its own, in the order of the sequence numbers." },
    ]);
  }
  const [file] = files;
  const raw = file ? { name: request.query["name"] ?? file.name, bytes: file.bytes } : {};
  const decision = await perform(app, actor, taken.acts[sideOf(actor)], raw, idempotencyKey);
  if (!decision.ok) return refused(decision.refusals);
  const report = decision.value;
  const body = reportBody(taken.kind, report);
  if (report.status !== "rejected") return json(body, report.known ? 200 : 201);
  const refusals = report.lines
    .filter(({ severity }) => severity === "E")
    .map(({ slug, text, line, column }) => ({ code: slug, text, file: report.name, line, column }));
  return json({ ...body, refusals }, 422);
}

/** The files of a kind without their lines, newest first. */
export async function listFiles({ kind }: FilesTaken, { app, actor, query }: WebRequest): Promise<Reply> {
  if (!readsFiles(kind, actor)) return json({ total: 0, files: [] });
  const filter = filterOf(kind, query, actor.centreId);
  const { total, files } = await transactionAs(app, actor, (tx) => listFilesReceived(tx, filter, listView(query)));
  return json({ total, files: files.map((each) => ({ ...reportSummary(kind, each), lines: [] })) });
}

/** The report of one file. */
export async function findFile({ kind }: FilesTaken, { app, actor, params }: WebRequest): Promise<Reply> {
  if (!readsFiles(kind, actor)) return notFound;
  const asked = { kind: kind.name, fileId: params["file"] ?? "", centreId: actor.centreId };
  const report = await transactionAs(app, actor, (tx) => findFileReceived(tx, asked));
  return report ? json(reportBody(kind, report)) : notFound;
}
