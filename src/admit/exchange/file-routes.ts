import { fileNames } from "./file-names.ts";
import { listApi, listRoute } from "#platform/lists";
import type { Module } from "#platform/module";
import { fileBody, type Route } from "#platform/web";
import type { FileSide } from "./file-side.ts";
import type { FilesTaken } from "./files-taken.ts";
import { filesList } from "./list-files/files-list.ts";
import { showFiles } from "./list-files/list-files.ts";
import { pathsOfKind } from "./paths.ts";
import { findFile, sendFile } from "./receive-file/api.ts";
import { reportSchema } from "./receive-file/report-schema.ts";
import type { ReceiveFile } from "./receive-file/receiving.ts";
import { sendFiles } from "./receive-file/send-files.ts";
import { fileMissing, filesSeveral } from "./refusals.ts";
import { fetchReply, showFile } from "./show-file/show-file.ts";

/** The pages and endpoints of a kind of files, the same for each. */
export function fileRoutes(taken: FilesTaken): readonly Route[] {
  return [...pagesOf(taken, "centre"), ...pagesOf(taken, "board"), ...endpointsOf(taken)];
}

/** Where the files of a kind are shown, for those who come from an act that was done to one. */
export function fileSubjects({ kind }: FilesTaken): NonNullable<Module["subjects"]> {
  const paths = pathsOfKind(kind.name);
  const at = (side: FileSide) => ({
    needs: kind.view,
    at: ([id = ""]: readonly string[]) => (id === "" ? paths[side].files() : paths[side].file({ file: id })),
  });
  return { [kind.name]: { centre: at("centre"), board: at("board"), names: fileNames } };
}

function pagesOf(taken: FilesTaken, side: FileSide): readonly Route[] {
  const { kind, acts } = taken;
  const [paths, which] = [pathsOfKind(kind.name)[side], side === "centre" ? "" : "any-"];
  const about = { face: "page", method: "GET", permission: kind.view, scope: side } as const;
  return [
    listRoute(filesList(taken, side), (request) => showFiles(taken, request)),
    {
      ...about,
      name: `send-${which}${kind.name}s`,
      method: "POST",
      path: paths.files.pattern,
      permission: permissionOf(acts[side]),
      summary: `Send files of ${kind.sends}`,
      act: acts[side].name,
      takes: { files: fileBody },
      handle: (request) => sendFiles(taken, request),
    },
    {
      ...about,
      name: `show-${which}${kind.name}`,
      path: paths.file.pattern,
      summary: `The report of one of the ${kind.title.toLowerCase()}, line by line`,
      handle: (request) => showFile(taken, request),
    },
    {
      ...about,
      name: `fetch-${which}${kind.name}-reply`,
      path: paths.reply.pattern,
      summary: `The reply to one of the ${kind.title.toLowerCase()}, for the centre's MIS`,
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
    path: pathsOfKind(kind.name).api.files.pattern,
    permission: permissionOf(acts.centre),
    scope: "centre",
    summary: `Send a file of ${kind.sends}`,
    act: acts.centre.name,
    takes: { files: fileBody },
    api: {
      query: {
        name: { about: `name of the file, such as ${exampleOf(taken)}, when the body is the file itself` },
        ...(kind.asksReason ? { reason: { about: "why the file changes what was recorded before" } } : {}),
      },
      body: { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } },
      answer: { mediaType: "application/json", schema: reportSchema(kind) },
      refusals: [fileMissing.code, filesSeveral.code, "not-permitted"],
    },
    handle: (request) => sendFile(taken, request),
  };
}

function endpointsOf(taken: FilesTaken): readonly Route[] {
  const { kind } = taken;
  const paths = pathsOfKind(kind.name).api;
  const about = { face: "api", method: "GET", permission: kind.view, scope: "centre" } as const;
  return [
    sendEndpoint(taken),
    ...listApi(filesList(taken, "centre")),
    {
      ...about,
      name: `show-${kind.name}-api`,
      path: paths.file.pattern,
      summary: "The report of a file",
      api: { answer: { mediaType: "application/json", schema: reportSchema(kind) } },
      handle: (request) => findFile(taken, request),
    },
    {
      ...about,
      name: `fetch-${kind.name}-reply-api`,
      path: paths.reply.pattern,
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
