import type { Refusal } from "#kernel";
import { performFor } from "#platform/pages";
import { page, redirect, fileBody, type Reply, type Route, type WebRequest } from "#platform/web";
import { centresTable } from "../centre.ts";
import { paths } from "../paths.ts";
import { addCentres } from "./add-centres.ts";

const both = { face: "page", path: paths.addCentres.pattern, permission: "centres.manage", scope: "board" } as const;

/** Asks for a file of centres, says what it holds, and adds every centre of it or none. */
export const addCentresPages: readonly Route[] = [
  {
    ...both,
    name: "ask-add-centres",
    method: "GET",
    summary: "Send a file of centres",
    handle: async () => showForm([]),
  },
  {
    ...both,
    name: "add-centres",
    method: "POST",
    summary: "Add every centre of a file, or none",
    act: "add-centres",
    takes: { files: fileBody },
    handle: add,
  },
];

async function add(request: WebRequest): Promise<Reply> {
  const sent = request.files.find((each) => each.field === "file");
  const done = await performFor(request, addCentres, sent ? { name: sent.name, bytes: sent.bytes } : {});
  return done.ok ? redirect(paths.centres({ added: done.value.added })) : showForm(done.refusals);
}

/** So many errors are shown at once. */
const most = 50;

function showForm(refusals: readonly Refusal[]): Reply {
  const shown = refusals
    .slice(0, most)
    .map(({ text, line, column }) => ({
      text: line ? `Line ${line}${column ? `, column ${column}` : ""}: ${text}` : text,
      field: "file",
    }));
  const data = { refusals: shown, leftOut: refusals.length - shown.length, to: paths, columns: centresTable.columns };
  return page("admit/centres/add-centres/page.njk", data, refusals.length > 0 ? 422 : 200);
}
