import {
  findTimeline,
  type Actor,
  findTableFormat,
  largeBody,
  listView,
  notFound,
  page,
  pagination,
  perform,
  rangeWords,
  redirect,
  type Reply,
  type Route,
  subjectsOf,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { submitMarks } from "../submit-marks/submit-marks.ts";
import { receiveMarkFile } from "./receive-mark-file.ts";
import { filesOf, findFile } from "./files.ts";
import { onlyFor } from "../side.ts";

const about = { face: "page", scope: "centre" } as const;

/** The mark files a centre sent, and the form to send one: a mark file of the exchange, or marks as CSV. */
export const markFilesPage: Route = {
  ...about,
  name: "list-mark-files",
  method: "GET",
  path: "/centre/mark-files",
  permission: "marks.view",
  summary: "Mark files and what became of them",
  handle: onlyFor("centre", (request) => listPage(request, [], 200)),
};

/** Takes one file, of either kind. */
export const sendMarkFilePage: Route = {
  ...about,
  name: "send-mark-file",
  method: "POST",
  path: "/centre/mark-files",
  permission: "marks.submit",
  act: "receive-mark-file",
  bodyBytesMax: largeBody,
  summary: "Send a file of marks",
  handle: onlyFor("centre", sendFile),
};

/** The report of one file. */
export const markFilePage: Route = {
  ...about,
  name: "show-mark-file",
  method: "GET",
  path: "/centre/mark-files/:file",
  permission: "marks.view",
  summary: "A mark file and its report",
  handle: onlyFor("centre", showFile),
};

async function sendFile(request: WebRequest): Promise<Reply> {
  const {
    app,
    actor,
    files: [sent],
    form,
  } = request;
  if (!sent) return listPage(request, [{ text: "Choose a file to send.", href: "#file" }], 422);
  if (/\.csv$/i.test(sent.name)) {
    const decision = await perform(app, actor, submitMarks, {
      file: sent.name,
      bytes: sent.bytes,
      reason: form["reason"] ?? "",
    });
    if (!decision.ok)
      return listPage(
        request,
        decision.refusals.map(({ text, line, column }) => ({
          text: `${placeWords(line, column)}${text}`,
          href: "#file",
        })),
        422,
      );
    const { series, recorded, corrected } = decision.value;
    return redirect(`/centre/marks?series=${series}&recorded=${recorded}&corrected=${corrected}`);
  }
  const decision = await perform(app, actor, receiveMarkFile, { name: sent.name, bytes: sent.bytes });
  if (!decision.ok)
    return listPage(
      request,
      decision.refusals.map(({ text }) => ({ text, href: "#file" })),
      422,
    );
  return redirect(`/centre/mark-files/${decision.value.fileId}${decision.value.again ? "?again=yes" : ""}`);
}

async function listPage(
  request: WebRequest,
  errors: readonly { text: string; href: string }[],
  status: number,
): Promise<Reply> {
  const { app, actor, path, query } = request;
  if (!readsFiles(actor)) return page("assess/marking/receive-mark-file/of-all-subjects.njk", {});
  const view = listView(query);
  const { total, files } = await transactionAs(app, actor, (tx) =>
    filesOf(tx, actor.centreId ?? "", view.offset, view.size),
  );
  return page(
    "assess/marking/receive-mark-file/list.njk",
    { files, errors, range: rangeWords(total, view), pagination: pagination(total, view, path, query) },
    status,
  );
}

/** Mark files hold the marks of every subject. */
function readsFiles(actor: Actor): boolean {
  return subjectsOf(actor, "marks.view") === "all";
}

async function showFile({ app, actor, params, query }: WebRequest): Promise<Reply> {
  if (!readsFiles(actor)) return notFound;
  const fileId = params["file"] ?? "";
  const { found, history } = await transactionAs(app, actor, async (tx) => ({
    found: await findFile(tx, actor.centreId ?? "", fileId),
    history: await findTimeline(tx, actor, "mark-file", fileId),
  }));
  if (!found) return notFound;
  const { file, lines } = found;
  const format = findTableFormat(query);
  if (format) {
    const rows = lines.map((each) => [severityWord(each.severity), each.line, each.column, each.code, each.text]);
    return tableFile(`report-${file.name}`, format, ["Severity", "Line", "Column", "Code", "Text"], rows);
  }
  const errors = lines.filter((line) => line.severity === "E").length;
  const breadcrumbs = [
    { text: "Marks", href: "/centre/marks" },
    { text: "Mark files", href: "/centre/mark-files" },
    { text: file.name },
  ];
  return page("assess/marking/receive-mark-file/show.njk", {
    ...found,
    history,
    again: query["again"] === "yes",
    errors,
    breadcrumbs,
  });
}

function severityWord(severity: string): string {
  return severity === "E" ? "error" : "warning";
}

function placeWords(line: number | undefined, column: number | undefined): string {
  if (!line) return "";
  return column ? `Line ${line}, column ${column}: ` : `Line ${line}: `;
}
