import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { addressOf, findObjects, type Objects } from "./objects.ts";
import { expectedOf } from "./expectation.ts";
import { type Published, readPublished } from "./published.ts";

/**
 * Everything that people may write freely is made hostile, past every check, and then every page and file is read by
 * everybody who may: nothing is markup, and no cell of a table is a formula.
 */
let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
const script = `zz"><script>zzstored(1)</script><img src=zzstored onerror=zz()>`;
const formula = `=zzcmd|'/C calc'!A0`;

/** The columns that hold what people write: names, titles, reasons, file names, what other systems answer. */
const written = [
  "candidates.candidate surname forenames", "centres.centre name town postcode", "access.person name",
  "access.role_holding end_reason", "access.invitation name invited_by_name", "access.notice title text",
  "access.passkey name", "access.session browser", "access.identity label", "access.identity_provider name",
  "access.client name vendor made_by_name", "webhooks.endpoint pause_reason made_by_name", "webhooks.attempt answer fault",
  "entries.file name", "entries.file_line text", "marking.file name", "marking.file_line text", "marking.movement reason",
  "audit.act person_name reason subject_id", "access.door_event browser", "catalogue.qualifications title",
  "catalogue.units title", "catalogue.components title", "catalogue.options title", "catalogue.series title",
  "catalogue.families title", "platform.mail subject body",
].flatMap((line) => {
  const [table = "", ...columns] = line.split(" ");
  return columns.map((column) => ({ table, column }));
});

beforeAll(async () => {
  board = await openBoard(routes);
  askers = await allAskers(board);
  [objects, published] = [await findObjects(board), readPublished()];
});
afterAll(() => board.close());

async function plant(text: string): Promise<void> {
  await board.asOperator("set session_replication_role = replica");
  for (const { table, column } of written) await board.asOperator(`update ${table} set ${column} = $1`, [text]);
}

async function* everyAnswer() {
  for (const route of routes.filter((one) => one.method === "GET")) {
    const address = addressOf(objects, route, "own") ?? route.path;
    const seen = new Set<string>();
    for (const asker of askers.filter((one) => expectedOf(published, route, one) === "open")) {
      for (const query of ["", "?format=csv", "?format=xlsx"]) {
        const reply = await board.server.inject({ url: `${address}${query}`, headers: asker.headers });
        const key = `${reply.headers["content-type"]} ${reply.headers["content-length"]}`;
        if (!seen.has(key)) yield { route, asker, reply, type: String(reply.headers["content-type"] ?? "") };
        seen.add(key);
      }
    }
  }
}

test("a script stored in every name, title, reason and file name is shown as text wherever it is shown", async () => {
  await plant(script);
  const [found, shown]: [string[], Set<string>] = [[], new Set()];
  for await (const { route, asker, reply, type } of everyAnswer()) {
    if (reply.statusCode >= 500) found.push(`${route.name} to ${asker.name}: ${reply.statusCode}`);
    if (reply.body.includes("zzstored")) shown.add(route.name);
    if (type.startsWith("text/html") && /<script>zz|<img src=zz/.test(reply.body)) found.push(`${route.name}: markup`);
    if (/\r|\n|"zz/.test(String(reply.headers["content-disposition"] ?? ""))) found.push(`${route.name}: file name`);
  }
  expect(found).toEqual([]);
  expect(shown.size).toBeGreaterThan(40);
});

/** Cells of a CSV file, without the care that a reader takes: for looking at how each begins. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:^|,|\n)("(?:[^"]|"")*"|[^,\n]*)/g)].map(([, cell = ""]) => cell.replace(/^"/, ""));
}

test("a formula stored in the same places is no formula in any CSV file or workbook", async () => {
  await plant(formula);
  const [found, files]: [string[], Record<string, number>] = [[], { csv: 0, xlsx: 0 }];
  for await (const { route, reply, type } of everyAnswer()) {
    if (reply.statusCode >= 500) found.push(`${route.name}: ${reply.statusCode}`);
    if (type.startsWith("text/csv")) {
      files["csv"] = (files["csv"] ?? 0) + Number(reply.body.includes("zzcmd"));
      if (cellsOf(reply.body).some((cell) => cell.startsWith("=zzcmd"))) found.push(`${route.name}: a formula in CSV`);
    }
    if (type.includes("spreadsheetml")) {
      const sheets = Object.entries(unzipSync(reply.rawPayload)).filter(([name]) => name.endsWith(".xml"))
        .map(([, bytes]) => Buffer.from(bytes).toString("utf8")).join("");
      files["xlsx"] = (files["xlsx"] ?? 0) + Number(sheets.includes("zzcmd"));
      if (/<f[ >]/.test(sheets)) found.push(`${route.name}: a formula in a workbook`);
    }
  }
  expect(found).toEqual([]);
  expect(files["csv"]).toBeGreaterThan(8);
  expect(files["xlsx"]).toBeGreaterThan(5);
});
