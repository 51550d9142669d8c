import { transactionAs } from "#platform/app";
import { file, json, notFound, page, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { seriesOffered } from "../series-offered.ts";
import { basedataBundle, findBasedata } from "./basedata-bundle.ts";

const listed = { type: "array", items: { type: "object" } } as const;

/** What centres load into their management information systems before a series: open to everyone. */
export const basedataRoutes: readonly Route[] = [
  {
    name: "list-basedata",
    face: "page",
    method: "GET",
    path: paths.basedata.pattern,
    permission: "public",
    scope: "public",
    summary: "Basedata of each series to download",
    handle: listBasedata,
  },
  {
    name: "download-basedata",
    face: "page",
    method: "GET",
    path: paths.basedataFile.pattern,
    permission: "public",
    scope: "public",
    summary: "Basedata of a series as a zip bundle",
    handle: downloadBasedata,
  },
  {
    name: "api-basedata",
    face: "api",
    method: "GET",
    path: paths.basedataApi.pattern,
    permission: "public",
    scope: "public",
    summary: "Basedata of a series: the records of its S, O, C, L and D files",
    handle: basedataAsJson,
    api: {
      answer: {
        mediaType: "application/json",
        schema: {
          type: "object",
          required: ["series", "syllabuses", "options", "components", "links", "pairs"],
          properties: {
            series: { type: "string" },
            syllabuses: listed,
            options: listed,
            components: listed,
            links: listed,
            pairs: listed,
          },
        },
      },
    },
  },
];

async function listBasedata({ app, actor }: WebRequest): Promise<Reply> {
  const series = await transactionAs(app, actor, seriesOffered);
  return page("admit/catalogue/download-basedata/page.njk", { series, to: paths });
}

async function downloadBasedata({ app, actor, params }: WebRequest): Promise<Reply> {
  const [, series] = /^([A-Z0-9]{4})\.zip$/.exec(params["file"] ?? "") ?? [];
  const found = await transactionAs(app, actor, (tx) => findBasedata(tx, series));
  if (!found) return notFound;
  const bundle = basedataBundle(app, found.series, found.basedata);
  return bundle.ok ? file(bundle.value.name, "application/zip", bundle.value.bytes) : refused(bundle.refusals);
}

async function basedataAsJson({ app, actor, params }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, (tx) => findBasedata(tx, params["series"]));
  return found ? json({ series: found.series, ...found.basedata }) : notFound;
}
