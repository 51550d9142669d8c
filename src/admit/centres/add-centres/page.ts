import type { Refusal } from "#kernel";
import { perform } from "#platform/perform";
import { page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { centresTable } from "../centre.ts";
import { addCentres } from "./add-centres.ts";

const path = "/board/centres/add";

/** Asks for a file of centres and says what it holds. */
export const askAddCentres: Route = {
  name: "ask-add-centres",
  face: "page",
  method: "GET",
  path,
  permission: "centres.manage",
  scope: "board",
  summary: "Send a file of centres",
  handle: async () => showForm([]),
};

export const postAddCentres: Route = {
  name: "add-centres",
  face: "page",
  method: "POST",
  path,
  permission: "centres.manage",
  scope: "board",
  summary: "Add every centre of a file, or none",
  act: "add-centres",
  handle: add,
};

async function add({ app, actor, files, idempotencyKey }: WebRequest): Promise<Reply> {
  const sent = files.find((each) => each.field === "file");
  const raw = sent ? { name: sent.name, bytes: sent.bytes } : {};
  const decision = await perform(app, actor, addCentres, raw, idempotencyKey);
  return decision.ok ? redirect("/board/centres") : showForm(decision.refusals);
}

function showForm(refusals: readonly Refusal[]): Reply {
  const data = {
    refusals: refusals.slice(0, 50),
    more: Math.max(0, refusals.length - 50),
    columns: centresTable.columns,
  };
  return page("admit/centres/add-centres/page.njk", data, refusals.length > 0 ? 422 : 200);
}
