import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "#platform/web";
import { limitsOf } from "../src/platform/web/size-limits.ts";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { digestOf } from "./digest.ts";
import { refreshed, somebodyFor } from "./hostile-askers.ts";
import { largestBodies, largestFiles, largestForms, largestRecords, largestTexts, streamed } from "./largest-inputs.ts";
import { type Cost, costOf } from "../src/start/longest-slice.ts";
import { addressOf, findObjects } from "./objects.ts";
import { readPublished } from "./published.ts";

/** Files that are not what they are sent as: refused with a code, whatever they are called, and nothing counts them. */
let board: Board;
let askers: readonly Asker[];
beforeAll(async () => {
  board = await openBoard(routes);
  askers = await allAskers(board);
});
afterAll(() => board.close());

const bomb = zipSync({ "bomb.txt": new Uint8Array(20_000_000) }, { level: 9 });
const wrong: Readonly<Record<string, Uint8Array>> = {
  "a PDF": Buffer.from("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(zz)>>>>endobj\n%%EOF"),
  "a program of Windows": Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(2000)]),
  "a program of Linux": Buffer.concat([Buffer.from("\u007fELF"), Buffer.alloc(2000)]),
  "a zip bomb": bomb,
  "a workbook": zipSync({ "xl/workbook.xml": Buffer.from("<workbook/>") }),
  "a page with a script": Buffer.from("<html><script>zzfile(1)</script></html>"),
  "XML with an external entity": Buffer.from(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`),
  "an image": Buffer.from("\u0089PNG\r\n\u001a\n".padEnd(200, "\u0000"), "latin1"),
  nothing: new Uint8Array(),
  NULs: new Uint8Array(5000),
  "a line without end": Buffer.alloc(200_000, "x"),
  "UTF-16": Buffer.from("\ufeffcentre,name\r\n", "utf16le"),
};

const places: Readonly<Record<string, string>> = {
  "/centre/entry-files": "E12345AA.X01",
  "/centre/mark-files": "M12345AA.X01",
  "/board/entry-files": "E12345AA.X01",
  "/board/mark-files": "M12345AA.X01",
  "/board/centres/add": "centres.csv",
  "/board/marks": "marks.csv",
  "/board/awarding/units": "units.csv",
};

function whoMay(path: string): Asker {
  const name = path.startsWith("/centre") ? "exams-officer" : "administrator";
  const asker = askers.find((one) => one.name === name);
  if (!asker) throw new RangeError(`Nobody may send to ${path}.`);
  return asker;
}

async function send(path: string, bytes: Uint8Array, name = places[path] ?? "", type = "application/octet-stream") {
  const parts = ["file", "files"].flatMap((field) => [
    Buffer.from(`--zz\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n`),
    Buffer.from(`content-type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ]);
  return board.server.inject({
    method: "POST",
    url: path,
    payload: Buffer.concat([...parts, Buffer.from("--zz--\r\n")]),
    headers: { ...whoMay(path).headers, "content-type": "multipart/form-data; boundary=zz" },
  });
}

/** What a file could change: entries, candidates, marks, centres, banked units. That one was refused is none. */
async function records(): Promise<Readonly<Record<string, string | undefined>>> {
  const digest = await digestOf(board);
  const names = [
    "entries.entry",
    "exchange.sequence",
    "candidates.candidate",
    "candidates.candidate_number",
    "marking.movement",
    "marking.ledger",
    "centres.centre",
    "awarding.unit_bank",
  ];
  return Object.fromEntries(names.map((name) => [name, digest[name]]));
}

/** Refused on the form, or taken down as rejected on a page of its own. */
async function refusal(path: string, reply: Awaited<ReturnType<typeof send>>): Promise<boolean> {
  if (reply.statusCode !== 303) return [413, 422].includes(reply.statusCode) && reply.body.includes("govuk-error");
  const page = await board.server.inject({ url: reply.headers.location ?? "/nothing", headers: whoMay(path).headers });
  return page.statusCode === 200 && /rejected/i.test(page.body) && !page.body.includes("<script>zz");
}

test("a file that is not what it is sent as is refused in words everywhere, and changes nothing", async () => {
  const [found, before]: [string[], unknown] = [[], await records()];
  for (const path of Object.keys(places)) {
    for (const [what, bytes] of Object.entries(wrong)) {
      const reply = await send(path, bytes);
      if (!(await refusal(path, reply))) found.push(`${path}, ${what}: ${reply.statusCode}`);
    }
  }
  expect(found).toEqual([]);
  expect(await records()).toEqual(before);
});

test("50 MB are refused everywhere, as a form and as bytes, before they are taken in", async () => {
  const before = await digestOf(board);
  const large = Buffer.alloc(50_000_000, "x");
  for (const path of ["/centre/entry-files", "/board/centres/add", "/account/password"]) {
    expect([path, (await send(path, large)).statusCode]).toEqual([path, 413]);
  }
  for (const url of ["/api/v1/entry-files", "/api/v1/mark-files", "/api/v1/marks"]) {
    const { statusCode, body } = await board.server.inject({
      method: "POST",
      url,
      payload: large,
      headers: { ...whoMay("/centre").headers, "content-type": "application/octet-stream" },
    });
    expect([url, statusCode, JSON.parse(body).code]).toEqual([url, 413, "file-too-large"]);
  }
  expect(await digestOf(board)).toEqual(before);
});

const names = [
  "../../../../tmp/zzslip.X01",
  "/etc/zzslip.X01",
  "..\\..\\zzslip.X01",
  "C:\\zzslip.X01",
  "CON",
  "a\u0000b.X01",
  "zz\r\nset-cookie: zz=1",
  "\u202e10X.exe",
  "x".repeat(5000),
  "<img src=zz onerror=zz()>.X01",
  ".htaccess",
  "E12345AA.X01/../../x",
  "__proto__",
];

test("a file's name is never a path, a header or markup, whatever it is", async () => {
  const found: string[] = [];
  for (const path of Object.keys(places)) {
    for (const name of names) {
      const bytes = Buffer.from(`${name} is not a file of entries`);
      const reply = await send(path, bytes, name.replaceAll(/[\r\n]/g, "%0d%0a"));
      const [{ location }, { headers }] = [reply.headers, whoMay(path)];
      const shown = location ? await board.server.inject({ url: location, headers }) : reply;
      const letIn = shown.body.includes("<img src=zz") || JSON.stringify(reply.headers).includes("zz=1");
      const failed = [reply, shown].some(({ statusCode }) => statusCode >= 500);
      if (letIn || failed) found.push(`${path}, ${name.slice(0, 40)}: ${reply.statusCode}`);
    }
  }
  expect(found).toEqual([]);
  const written = ["/tmp/zzslip.X01", "/etc/zzslip.X01", "zzslip.X01", "../zzslip.X01"];
  expect(written.filter((path) => existsSync(path))).toEqual([]);
});

test("what can be downloaded is an attachment of a kind that no browser runs", async () => {
  const runs = /html|xml(?!formats)|svg|javascript|xhtml/;
  const rows = await board.asOperator<{ id: string }>(
    "select file_id::text as id from exchange.file where kind = 'entry-file' and centre_id = $1",
    [board.own],
  );
  const urls = [
    ...rows.map(({ id }) => `/centre/entry-files/${id}/reply`),
    "/centre/results?format=csv",
    "/centre/results?format=xlsx",
    "/centre/candidates?format=csv",
    "/centre/candidates?format=xlsx",
    "/centre/results/6A26/broadsheet.pdf",
    "/centre/result-files/6A26/1",
    "/basedata/6A26.zip",
  ];
  let files = 0;
  for (const url of urls) {
    const { statusCode, headers } = await board.server.inject({ url, headers: whoMay("/centre").headers });
    if (statusCode !== 200) continue;
    files += 1;
    expect([url, headers["content-disposition"]]).toEqual([
      url,
      expect.stringMatching(/^(attachment|inline); filename="[\w.-]+"$/),
    ]);
    expect([url, runs.test(String(headers["content-type"]))]).toEqual([url, false]);
    const inline = String(headers["content-disposition"]).startsWith("inline");
    if (inline) expect(headers["content-type"]).toBe("application/pdf");
  }
  expect(files).toBeGreaterThan(6);
});

/** Milliseconds of the processor for which one request may keep all others waiting. */
const longestSlice = 50;
/** Bytes of an answer to something that was sent. */
const longestAnswer = 1_000_000;

type Sent = { readonly route: Route; readonly what: string; readonly bytes: number };
type Answer = { readonly status: number; readonly body: string };

/** What is wrong with the cost of an answer. A pause of the machine does not come three times. */
async function dearness({ route, what, bytes }: Sent, send: () => Promise<Answer>): Promise<readonly string[]> {
  let cost: Cost<Answer> | undefined;
  for (let round = 0; round < 3 && (!cost || cost.longest > longestSlice); round += 1) {
    const again = await costOf(send);
    cost = cost && cost.longest < again.longest ? cost : again;
  }
  if (!cost) return [];
  const { longest, memory, value } = cost;
  if (longest > dearest.longest) dearest = { longest, what: `${route.name}, ${what}` };
  const [growth, length] = [memory > 25 * bytes + 150_000_000, value.body.length > longestAnswer];
  const wrong = [
    ...(longest > longestSlice ? [`others waited ${longest} ms`] : []),
    ...(growth ? [`took ${memory} bytes`] : []),
    ...(length ? [`answered ${value.body.length} characters`] : []),
    ...(value.status >= 500 ? [`answered ${value.status}`] : []),
  ];
  return wrong.map((each) => `${route.name}, ${what}: ${each}`);
}

let dearest = { longest: 0, what: "" };
function sayDearest(): string {
  return `others waited ${dearest.longest} ms at most, for ${dearest.what}`;
}

async function sender(): Promise<
  (route: Route, type: string, body: () => Readable, query?: string) => Promise<Answer>
> {
  const [objects, published] = [await findObjects(board), readPublished()];
  return async (route, type, body, query = "") => {
    const asker = await refreshed(board, somebodyFor(route, askers, published));
    const url = `${addressOf(objects, route, "own") ?? route.path}${query}`;
    const headers = { ...asker.headers, "content-type": type };
    const { statusCode, body: answer } = await board.server.inject({ method: "POST", url, payload: body(), headers });
    return { status: statusCode, body: answer };
  };
}

const changing = routes.filter(({ method }) => method === "POST");

test("no form and no JSON that a route takes keeps others waiting, however it is made", async () => {
  const [send, found] = [await sender(), Array<string>()];
  const seen = new Set<string>();
  for (const route of changing) {
    const limits = limitsOf(route);
    const known = seen.has(JSON.stringify(limits));
    seen.add(JSON.stringify(limits));
    // What the platform refuses, it refuses for all routes of the same limits.
    const inputs = [
      ...(known ? [] : largestBodies(limits)),
      ...largestForms(limits),
      ...(route.face === "api" ? largestTexts(limits) : []),
    ];
    for (const { what, type, body } of inputs) {
      const bytes = Math.max(limits.form, limits.json);
      found.push(...(await dearness({ route, what, bytes }, () => send(route, type, body))));
    }
  }
  console.log(`hostile cost: ${sayDearest()}`);
  expect(found).toEqual([]);
});

test("no file that a route takes keeps others waiting, takes much memory or gets a long answer", async () => {
  const [send, found] = [await sender(), Array<string>()];
  const receivers = new Map(changing.filter(({ takes }) => takes?.files).map((route) => [route.act, route]));
  for (const route of receivers.values()) {
    const { files: bytes } = limitsOf(route);
    const letter = { entry: "E", mark: "M" }[/(entry|mark)-file$/.exec(route.act ?? "")?.[1] ?? ""];
    const name = letter ? `${letter}9000190.X01` : "table.csv";
    const sendFile = (content: Buffer) => sendAs(send, route, name, content);
    const { body } = await sendFile(Buffer.alloc(1, "\n"));
    const heading = /\b\w+(?:,\w+)+\b/.exec(body)?.[0] ?? "a,b,c";
    const isRecords = letter === "E" || letter === "M";
    const inputs = isRecords ? largestRecords(letter, bytes - 1_000, board.own) : largestFiles(bytes - 1_000, heading);
    for (const [what, content] of Object.entries(inputs)) {
      found.push(...(await dearness({ route, what, bytes }, () => sendFile(content))));
    }
  }
  console.log(`hostile cost of files: ${sayDearest()}`);
  expect([...receivers.keys()].length).toBeGreaterThan(5);
  expect(found).toEqual([]);
});

/** A file as its face takes it: in a form, or as the body. */
function sendAs(
  send: Awaited<ReturnType<typeof sender>>,
  route: Route,
  name: string,
  content: Buffer,
): Promise<Answer> {
  if (route.face === "api") return send(route, "application/octet-stream", streamed(content), `?name=${name}`);
  const head = `--zz\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--zz--\r\n")]);
  return send(route, "multipart/form-data; boundary=zz", streamed(whole));
}
