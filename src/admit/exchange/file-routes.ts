import { largeBody, type Module, type Route } from "#platform";
import type { FilesTaken } from "./files-taken.ts";
import { showFiles } from "./list-files/list-files.ts";
import { findFile, listFiles, sendFile } from "./receive-file/api.ts";
import { count, reportSchema } from "./receive-file/report-schema.ts";
import type { ReceiveFile } from "./receive-file/receiving.ts";
import { sendFiles } from "./receive-file/send-files.ts";
import { fileStatuses } from "./report.ts";
import { fetchReply, showFile } from "./show-file/show-file.ts";

/** The pages and endpoints of a kind of files, the same for each. */
export function fileRoutes(taken: FilesTaken): readonly Route[] {
  return [...pagesOf(taken, "centre", ""), ...pagesOf(taken, "board", "any-"), ...endpointsOf(taken)];
}

/** Where the files of a kind are shown, for those who come from an act that was done to one. */
export function fileSubjects({ kind }: FilesTaken): NonNullable<Module["subjects"]> {
  const at = (side: "centre" | "board") => ({
    needs: kind.view,
    at: ([id]: readonly string[]) => `/${side}/${kind.name}s/${id ?? ""}`,
  });
  return { [kind.name]: { centre: at("centre"), board: at("board") } };
}

function pagesOf(taken: FilesTaken, side: "centre" | "board", which: "" | "any-"): readonly Route[] {
  const { kind, acts } = taken;
  const [path, files] = [`/${side}/${kind.name}s`, kind.title.toLowerCase()];
  const about = { face: "page", method: "GET", permission: kind.view, scope: side } as const;
  return [
    {
      ...about,
      name: `list-${which}${kind.name}s`,
      path,
      summary: side === "centre" ? `${kind.title} of the centre` : `${kind.title} of every centre`,
      handle: (request) => showFiles(taken, request),
    },
    {
      ...about,
      name: `send-${which}${kind.name}s`,
      method: "POST",
      path,
      permission: permissionOf(acts[side]),
      summary: `Send files of ${kind.sends}`,
      act: acts[side].name,
      bodyBytesMax: largeBody,
      handle: (request) => sendFiles(taken, request),
    },
    {
      ...about,
      name: `show-${which}${kind.name}`,
      path: `${path}/:file`,
      summary: `What became of one of the ${files}, line by line`,
      handle: (request) => showFile(taken, request),
    },
    {
      ...about,
      name: `fetch-${which}${kind.name}-reply`,
      path: `${path}/:file/reply`,
      summary: `The reply to one of the ${files}, for the centre's MIS`,
      handle: (request) => fetchReply(taken, request),
    },
  ];
}

function sendEndpoint(taken: FilesTaken): Route {
  const { kind, acts } = taken;
  return {
    name: `send-${kind.name}-api`,
    face: "api",
    method: "POST",
    path: `/api/v1/${kind.name}s`,
    permission: permissionOf(acts.centre),
    scope: "centre",
    summary: `Send a file of ${kind.sends}`,
    act: acts.centre.name,
    bodyBytesMax: largeBody,
    api: {
      query: { name: { about: `name of the file, such as ${exampleOf(taken)}, when the body is the file itself` } },
      body: { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } },
      answer: { mediaType: "application/json", schema: reportSchema(kind) },
      refusals: ["file-missing", "files-several", "not-permitted"],
    },
    handle: (request) => sendFile(taken, request),
  };
}

function endpointsOf(taken: FilesTaken): readonly Route[] {
  const { kind } = taken;
  const path = `/api/v1/${kind.name}s`;
  const about = { face: "api", method: "GET", permission: kind.view, scope: "centre" } as const;
  const list = { type: "object", properties: { total: count, files: { type: "array", items: reportSchema(kind) } } };
  return [
    sendEndpoint(taken),
    {
      ...about,
      name: `list-${kind.name}s-api`,
      path,
      summary: `${kind.title} received, newest first, without their lines`,
      api: { query: listQuery(taken), answer: { mediaType: "application/json", schema: list } },
      handle: (request) => listFiles(taken, request),
    },
    {
      ...about,
      name: `show-${kind.name}-api`,
      path: `${path}/:file`,
      summary: "The report of a file",
      api: { answer: { mediaType: "application/json", schema: reportSchema(kind) } },
      handle: (request) => findFile(taken, request),
    },
    {
      ...about,
      name: `fetch-${kind.name}-reply-api`,
      path: `${path}/:file/reply`,
      summary: "The reply to a file, as text",
      api: { answer: { mediaType: "text/plain", schema: { type: "string" } } },
      handle: (request) => fetchReply(taken, request),
    },
  ];
}

/** What a route asks for is what its act asks for. */
function permissionOf({ permission }: ReceiveFile): Route["permission"] {
  return permission === "self" ? "signed-in" : permission;
}

function exampleOf({ kind }: FilesTaken): string {
  return `${kind.letters[0]?.letter ?? ""}9999990.X01`;
}

function listQuery({ kind }: FilesTaken): Readonly<Record<string, { readonly about: string }>> {
  return {
    status: { about: fileStatuses.join(", ") },
    series: { about: "such as 6A26" },
    letter: { about: kind.letters.map(({ letter, title }) => `${letter} (${title.toLowerCase()})`).join(", ") },
    page: { about: "from 1; 100 a page" },
    centre: { about: "for the board: one centre only" },
  };
}
