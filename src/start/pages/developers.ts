import { openApi } from "#platform/api";
import { type App, isPermission } from "#platform/app";
import { json, page, type Reply, type Route } from "#platform/web";
import { developerFacts } from "#people/webhooks";
import { paths } from "../paths.ts";
import { version } from "../version.ts";

/** The API for developers, as a document and as a page: both are made from the routes that serve it. */
export function developerRoutes(all: () => readonly Route[]): readonly Route[] {
  return [
    {
      name: "developers",
      face: "page",
      method: "GET",
      path: paths.developers.pattern,
      permission: "public",
      scope: "public",
      summary: "The API, the exchange files and the toolbox",
      handle: ({ app }) => showReference(all(), app),
    },
    {
      name: "open-api",
      face: "api",
      method: "GET",
      path: paths.openApi.pattern,
      permission: "public",
      scope: "public",
      summary: "This API as an OpenAPI 3.1 document",
      handle: async ({ app }) => json(openApi(all(), app.board, version)),
      api: { answer: { mediaType: "application/json", schema: { type: "object" } } },
    },
  ];
}

async function showReference(all: readonly Route[], app: App): Promise<Reply> {
  const { allCommands, toolboxSources } = await import("../commands.ts");
  const commands = await allCommands(toolboxSources);
  const endpoints = all
    .filter((route) => route.face === "api")
    .map((route) => ({
      ...route,
      query: Object.entries(route.api?.query ?? {}).map(([name, value]) => ({ name, ...value })),
      needs: isPermission(route.permission) ? route.permission : "",
      anchor: route.name,
      body: route.api?.body?.mediaType,
      answer: route.api?.answer.mediaType,
      refusals: route.api?.refusals ?? [],
    }));
  return page("start/pages/developers.njk", {
    to: paths,
    endpoints,
    commands,
    version,
    ...(await developerFacts(app)),
  });
}
