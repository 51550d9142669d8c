import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { somebodyFor } from "./hostile-askers.ts";
import { addressOf, findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";

/**
 * Everything that people may write freely is made hostile, past every check, and then every page and file is read by
 * everybody who may: nothing is markup, and no cell of a table is a formula.
 */
let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
const answers: Answer[] = [];
const hostile = `=zzcmd|'/C calc'!A0"><script>zzstored(1)</script><img src=zzstored onerror=zz()>`;

/** The columns that hold what people write: names, titles, reasons, file names, what other systems answer. */
const written = [
  "candidates.candidate surname forenames",
  "centres.centre name town postcode",
  "access.person name",
  "access.role_holding end_reason",
  "access.invitation name invited_by_name",
  "access.notice title text",
  "access.passkey name",
  "access.session browser",
  "access.identity label",
  "access.identity_provider name",
  "access.client name vendor made_by_name",
  "webhooks.endpoint pause_reason made_by_name",
  "webhooks.attempt answer fault",
  "exchange.file name",
  "exchange.file_line text option component candidate_number",
  "marking.movement reason",
  "audit.act person_name reason subject_id",
  "access.sign_in_event browser",
  "catalogue.qualifications title",
  "catalogue.units title",
  "catalogue.components title",
  "catalogue.options title",
  "catalogue.series title",
  "catalogue.families title",
  "platform.mail subject body",
].flatMap((line) => {
  const [table = "", ...columns] = line.split(" ");
  return columns.map((column) => ({ table, column }));
});

beforeAll(async () => {
  board = await openBoard(routes);
  askers = await allAskers(board);
  [objects, published] = [await findObjects(board), readPublished()];
  await plant();
  for (const route of routes.filter((one) => one.method === "GET")) answers.push(...(await answersOf(route)));
});
afterAll(() => board.close());

async function plant(): Promise<void> {
  await board.asOperator("set session_replication_role = replica");
  for (const { table, column } of written) await board.asOperator(`update ${table} set ${column} = $1`, [hostile]);
}

type Answer = { readonly name: string; readonly type: string; readonly reply: Awaited<ReturnType<typeof read>> };

const read = (url: string, asker: Asker) => board.server.inject({ url, headers: asker.headers });

/** What a route answers to the one who may most, and the tables that it offers to take away. */
async function answersOf(route: Route): Promise<readonly Answer[]> {
  const [url, asker] = [addressOf(objects, route, "own") ?? route.path, somebodyFor(route, askers, published)];
  const shown = await read(url, asker);
  const formats = shown.body.includes("format=csv") ? ["csv", "xlsx"] : [];
  const files = await Promise.all(formats.map((format) => read(`${url}?format=${format}`, asker)));
  return [shown, ...files].map((reply) => ({
    name: route.name,
    type: String(reply.headers["content-type"] ?? ""),
    reply,
  }));
}

/** Basedata have room for no such titles, and the catalogue takes none: only past its checks they are there at all. */
test("what was stored is shown as text wherever it is shown, and names no file", () => {
  const markup = answers.filter(
    ({ type, reply }) => type.startsWith("text/html") && /<script>zz|<img src=zz/.test(reply.body),
  );
  const names = answers.filter(({ reply }) => /[\r\n]|zz/.test(String(reply.headers["content-disposition"] ?? "")));
  const failed = answers.filter(({ name, reply }) => reply.statusCode >= 500 && name !== "download-basedata");
  expect([markup, names, failed].map((found) => found.map(({ name }) => name))).toEqual([[], [], []]);
  const showing = new Set(answers.filter(({ reply }) => reply.body.includes("zzstored")).map(({ name }) => name));
  expect(showing.size).toBeGreaterThan(40);
});

test("every JSON answer is sound JSON, whatever was stored", () => {
  const found = answers.filter(({ type, reply }) => type.includes("json") && reply.body.includes("zzstored"));
  for (const { reply } of found) expect(JSON.stringify(JSON.parse(reply.body))).toContain("zzstored(1)</script>");
  expect(found.length).toBeGreaterThan(5);
});

/** Cells of a CSV file, without the care that a reader takes: for looking at how each begins. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:^|,|\n)("(?:[^"]|"")*"|[^,\n]*)/g)].map(([, cell = ""]) => cell.replace(/^"/, ""));
}

test("no cell of any CSV file is a formula", () => {
  const files = answers.filter(({ type, reply }) => type.startsWith("text/csv") && reply.body.includes("zzcmd"));
  const formulas = files.filter(({ reply }) => cellsOf(reply.body).some((cell) => cell.startsWith("=zzcmd")));
  expect(formulas.map(({ name }) => name)).toEqual([]);
  expect(files.length).toBeGreaterThan(8);
});

test("no cell of any workbook is a formula", () => {
  const books = answers
    .filter(({ type }) => type.includes("spreadsheetml"))
    .map(({ name, reply }) => ({
      name,
      text: Object.values(unzipSync(reply.rawPayload))
        .map((bytes) => Buffer.from(bytes).toString("utf8"))
        .join(""),
    }))
    .filter(({ text }) => text.includes("zzcmd"));
  expect(books.filter(({ text }) => /<f[ >]/.test(text)).map(({ name }) => name)).toEqual([]);
  expect(books.length).toBeGreaterThan(5);
});
