import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReply } from "../../formats/reply/reply.ts";
import { writeExchangeFile } from "#formats/exchange-file";
import type { ForecastRecord } from "../../formats/layouts/candidate-records.ts";
import { completeUci } from "#kernel";
import { defineAction } from "#platform/perform";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { loadDemoCatalogue } from "../catalogue/load-catalogue/load-demo-catalogue.ts";
import { defineFileKind, type FileSection, nothingCounted } from "./file-kind.ts";
import { deleteRejected } from "./rejected-files.ts";
import { fileRoutes } from "./file-routes.ts";
import type { FilesTaken } from "./files-taken.ts";
import { receiving } from "./receive-file/receiving.ts";
import { type Remark, remarkMaker, shownNumber } from "./remark.ts";

/** A kind that no module brings: forecast grades (F), kept in a list. What it takes is all that it costs. */
const forecastRemark = remarkMaker([
  [490, "forecast-absurd", "error", "Grade {value} cannot be forecast.", "Give another grade."],
  [491, "forecast-high", "warning", "Grade {value} is high.", "Check that you mean it."],
]);
type Forecast = { readonly candidateNumber: number; readonly option: string; readonly grade: string };
const saved: Forecast[] = [];

const kind = defineFileKind(
  {
    name: "forecast-file",
    title: "Forecast files",
    items: "forecasts",
    sends: "forecasts",
    letters: [{ letter: "F", title: "Forecasts" }],
    counts: [{ count: "added", name: "forecast", title: "Forecasts kept", heading: "Kept" }],
    view: "entries.view",
  },
  {
    read: ({ section }: FileSection) => ({ forecasts: section.records.flatMap(forecastOf), lines: section.lines }),
    findPlace: ({ forecasts, lines }, { candidateNumber, option }) => {
      const index = forecasts.findIndex(
        (each) => each.candidateNumber === candidateNumber && (option === undefined || each.option === option),
      );
      return index < 0 ? undefined : { line: lines[index] ?? 0, column: 72 };
    },
    load: async (_tx, _wanted, { series }) => (series === "6A26" ? { highest: "9" } : undefined),
    judge: ({ highest }, { forecasts }) => ({
      remarks: forecasts.flatMap((each) => remarksOn(each, highest)),
      changes: forecasts,
    }),
    save: async (_tx, forecasts) => {
      saved.push(...forecasts);
      return { counts: { ...nothingCounted, added: forecasts.length } };
    },
  },
);

function forecastOf(record: FileSection["section"]["records"][number]): readonly Forecast[] {
  if (record.type !== "F") return [];
  return [{ candidateNumber: Number(record.candidate), option: record.option, grade: record.firstGrade }];
}

function remarksOn({ candidateNumber, option, grade }: Forecast, highest: string): readonly Remark[] {
  const about = { candidateNumber, option };
  if (grade === "Z") return [forecastRemark("forecast-absurd", about, { value: grade })];
  return grade === highest ? [forecastRemark("forecast-high", about, { value: grade })] : [];
}

const receiveForecastFile = defineAction({
  name: "receive-forecast-file",
  summary: "Send a file of forecasts",
  permission: "entries.submit",
  ...receiving(kind),
});
const forecasts: FilesTaken = {
  kind,
  acts: { centre: receiveForecastFile, board: receiveForecastFile },
  ofSubjects: { text: "Forecasts", href: "/centre" },
  results: { text: "See the forecasts", href: "/centre" },
};

let site: TestSite;
let officer: Visitor;
let board: Visitor;
beforeAll(async () => {
  site = await testSite(fileRoutes(forecasts));
  await loadDemoCatalogue(site.app.database);
  await site.app.database.as.worker
    .insertInto("centres.centre")
    .values({ centre_id: "99999", name: "Elm School" })
    .execute();
  const place = { side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn({ personId: "o1", name: "Ann Officer", ...place });
  board = await site.signIn({ personId: "b1", name: "Bola Board", side: "board", role: "entries" });
});
afterAll(() => site.close());

const uciOf = (number: number): string => {
  const uci = completeUci(`99999024${shownNumber(number)}`);
  if (!uci.ok) throw new RangeError(`No UCI for ${number}.`);
  return uci.value;
};
const record = (number: number, firstGrade: string): ForecastRecord => ({
  type: "F",
  status: "C",
  centre: "99999",
  candidate: shownNumber(number),
  name: "SAMPLE:ALEX",
  uci: uciOf(number),
  option: "J277",
  firstGrade,
  secondGrade: "",
});
const about = {
  type: "F",
  centre: "99999",
  awardingBody: "90",
  year: "26",
  distribution: "S",
  software: "TEST",
  softwareVersion: "001",
  madeOn: "2026-02-09",
} as const;
const fileOf = (sequence: number, grades: readonly string[], series = "6A") =>
  writeExchangeFile(
    { ...about, series },
    { centre: "99999", sequence, records: grades.map((grade, index) => record(index + 1, grade)) },
  );
const send = async (visitor: Visitor, { name, bytes }: { name: string; bytes: Uint8Array }) => {
  const { status, body } = await visitor.sendBytes(`/api/v1/forecast-files?name=${name}`, bytes);
  return { status, report: JSON.parse(body) };
};

test("a kind that a module brings is received, listed, reported and answered as every other", async () => {
  const file = fileOf(1, ["5", "9"]);
  const sent = await officer.upload("/centre/forecast-files", "files", file.name, file.bytes);
  const place = String(sent.headers["location"]);
  const page = await officer.get(place);
  for (const part of ["Forecasts, series", "Forecasts kept</dt><dd>2", "Warning", "491", "Grade 9 is high", "0002"]) {
    expect(page.body).toContain(part);
  }
  expect(saved.map(({ candidateNumber, grade }) => [candidateNumber, grade])).toEqual([
    [1, "5"],
    [2, "9"],
  ]);
  const reply = await board.get(`${place.replace("/centre/", "/board/")}/reply`);
  expect(parseReply("X9999990.X01", reply.bytes).reply).toMatchObject({
    status: "ACCEPTED WITH WARNINGS",
    records: 2,
    warnings: [{ line: 4, column: 72, code: 491 }],
  });
  const list = JSON.parse((await board.get("/api/v1/forecast-files?centre=99999")).body);
  expect(list).toMatchObject({
    total: 1,
    files: [{ kind: "F", forecast: 2, warnings: 1, status: "accepted-with-warnings" }],
  });
  expect(Object.keys(list.files[0])).toEqual(
    `fileId receivedAt centreId name kind series sequence status records candidates entries forecast errors warnings`.split(
      " ",
    ),
  );
  expect(await send(officer, file)).toMatchObject({ status: 200, report: { known: true, forecast: 2 } });
  expect(saved).toHaveLength(2);
});

test("the list is a page, a table and an endpoint from one declaration; the banner says what was sent, once", async () => {
  const list = "/centre/forecast-files";
  const table = (await officer.get(`${list}?format=csv`)).body.split("\r\n");
  expect(table[0]?.replace("\uFEFF", "")).toBe(
    "Received (UK time),Centre,File,Kind,Series,Sequence,Status,Records,Candidates,Forecasts,Kept,Errors,Warnings",
  );
  expect(table[1]).toMatch(/,99999,F9999990\.X01,F,6A26,1,accepted-with-warnings,2,2,2,2,0,1$/);
  const { body } = await officer.get(`${list}?sent=3&status=accepted-with-warnings`);
  expect(body).toContain("3 files received.");
  expect(body).toContain(`${list}?status=accepted-with-warnings&amp;format=csv`);
  expect(body).not.toContain("sent=");
  expect(body).not.toContain('name="letter"');
  const none = await officer.get(`${list}?status=rejected`);
  expect(none.body).toContain("Nothing matches your filters.");
  expect((await board.get(`/board/forecast-files?centre=99998`)).body).toContain("Nothing matches your filters.");
  expect((await board.get(`/board/forecast-files?centre=99999`)).body).toContain("F9999990.X01</a>");
  const ofJanuary = (await officer.get(`${list}?series=1A26`)).body;
  expect(ofJanuary).toContain('<option value="1A26" selected>January 2026</option>');
  expect(ofJanuary).toContain("Nothing matches your filters.");
  expect((await officer.get(`${list}?status=lost`)).status).toBe(422);
  expect((await officer.get("/api/v1/forecast-files?sent=3")).status).toBe(422);
});

test("sending nothing is refused beside the field, on the page with the list", async () => {
  const { status, body } = await officer.post("/centre/forecast-files", {});
  expect(status).toBe(422);
  expect(body).toContain('<a href="#files">Choose a file of forecasts to send.</a>');
  expect(body).toContain("<title>Error: Forecast files");
  expect(body).toContain("F9999990.X01</a>");
});

test("a rejected file saves nothing, keeps its number, and names the candidate and option of each error", async () => {
  const { status, report } = await send(officer, fileOf(2, ["5", "Z"]));
  expect([status, saved.length]).toEqual([422, 2]);
  expect(report).toMatchObject({
    status: "rejected",
    forecast: 0,
    lines: [{ code: "490", slug: "forecast-absurd", line: 4, column: 72, candidateNumber: "0002", option: "J277" }],
    refusals: [{ code: "forecast-absurd", line: 4, column: 72 }],
  });
  const page = await officer.get(`/centre/forecast-files/${report.fileId}`);
  expect(page.body).toContain("Correct the error and send the file again with the same sequence number.");
  expect((await send(officer, fileOf(2, ["5"]))).status).toBe(201);
});

test("an error of the number says which to use, and the page does not say to keep it", async () => {
  const { report } = await send(officer, fileOf(1, ["4"]));
  expect(report.lines[0].text).toContain("Use the next sequence number, 003.");
  const page = await officer.get(`/centre/forecast-files/${report.fileId}`);
  expect(page.body).toContain("Correct the error and send the file again.");
});

test.each([
  ["a series in which nothing of the kind is open", fileOf(3, ["5"], "1A"), "series-unknown"],
  [
    "a letter that the kind does not take",
    writeExchangeFile({ ...about, type: "M", series: "6A" }, section(3)),
    "type-not-taken",
  ],
])("%s is refused", async (_title, file, code) => {
  const { status, report } = await send(officer, file);
  expect([status, report.lines.map((line: { slug: string }) => line.slug)]).toEqual([422, [code]]);
});

function section(sequence: number) {
  return { centre: "99999", sequence, records: [] };
}

test("of very many errors a thousand are listed and the rest are counted", async () => {
  const { report } = await send(
    officer,
    fileOf(
      3,
      Array.from({ length: 1003 }, () => "Z"),
    ),
  );
  expect([report.errors, report.lines.length]).toEqual([1001, 1001]);
  expect(report.lines.at(-1)).toMatchObject({ slug: "faults-more", text: expect.stringContaining("3 more") });
});

type Kept = { readonly status: string; readonly kept: number; readonly nth: number | null };
const keptFiles = async (): Promise<readonly Kept[]> =>
  (
    await sql<Kept>`select status, octet_length(content)::integer as kept, rejected_nth::integer as nth
      from exchange.file where centre_id = '99999' order by received_at`.execute(site.app.database.as.worker)
  ).rows;

/** The receipt of a rejected file, written by hand. */
const insertRejected = (account: "centre" | "board" | "worker", on: string, nth: number | null, content = "") =>
  site.app.database.as[account].transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '99999', true)`.execute(tx);
    await sql`insert into exchange.file (centre_id, file_id, kind, needs, name, content_hash, bytes, received_at,
        received_by, status, content, reply, rejected_on, rejected_nth)
      values ('99999', gen_random_uuid(), 'forecast-file', 'entries.view', 'by hand', 'h', 1, ${on}::timestamptz, 'o', 'rejected',
        ${Buffer.from(content)}, '', ${nth === null ? null : on.slice(0, 10)}::date, ${nth})`.execute(tx);
  });

test("the bytes of a rejected file are not kept, those of an accepted one are", async () => {
  const files = await keptFiles();
  expect(files.filter(({ status }) => status === "rejected").length).toBeGreaterThan(3);
  for (const { status, kept } of files) expect(kept > 0).toBe(status !== "rejected");
});

test("of files sent at the same time each is counted", async () => {
  const sent = await Promise.all(Array.from({ length: 6 }, () => send(officer, fileOf(40, ["Z"]))));
  expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(422));
  const nths = (await keptFiles()).flatMap(({ nth }) => nth ?? []);
  expect(nths.toSorted((a, b) => a - b)).toEqual(nths.map((_, index) => index + 1));
});

test("after 200 rejected files of a day the next leaves nothing, whoever sends it, and a file without errors is taken", async () => {
  const at = site.app.clock().toString();
  for (let nth = Math.max(...(await keptFiles()).map((file) => file.nth ?? 0)) + 1; nth <= 200; nth += 1) {
    await insertRejected("worker", at, nth);
  }
  const before = await keptFiles();
  const { status, report } = await send(officer, fileOf(41, ["Z"]));
  expect([status, report.code]).toEqual([422, "files-rejected-many"]);
  const page = await officer.upload("/centre/forecast-files", "files", fileOf(41, ["Z"]).name, fileOf(41, ["Z"]).bytes);
  expect([page.status, page.body]).toEqual([422, expect.stringContaining("and so had 200 others today")]);
  expect(await keptFiles()).toEqual(before);
  expect((await send(officer, fileOf(41, ["5"]))).status).toBe(201);
});

test.each(["centre", "board", "worker"] as const)(
  "the database refuses the account of the %s a 201st rejected file, one that is not counted, and its bytes",
  async (account) => {
    const at = site.app.clock().toString();
    await expect(insertRejected(account, at, 201)).rejects.toThrow(/violates check constraint/);
    await expect(insertRejected(account, at, null)).rejects.toThrow(/violates check constraint/);
    await expect(insertRejected(account, at, 7)).rejects.toThrow(/duplicate key/);
    const later = site.app.clock().add({ hours: 24 }).toString();
    await expect(insertRejected(account, later, 1, "bytes")).rejects.toThrow(/violates check constraint/);
    await expect(site.app.database.as[account].deleteFrom("exchange.file_line").execute()).rejects.toThrow(/denied/);
    if (account === "worker") return;
    await expect(site.app.database.as[account].deleteFrom("exchange.file").execute()).rejects.toThrow(/denied/);
  },
);

test("rejected files are forgotten after 90 days with the lines of their reports, and nothing else is", async () => {
  const { worker } = site.app.database.as;
  const [now, day] = [Temporal.Now.instant(), 24];
  const [young, old] = [now.subtract({ hours: 89 * day }).toString(), now.subtract({ hours: 91 * day }).toString()];
  for (const at of [young, old]) await insertRejected("worker", at, 200);
  await sql`insert into exchange.file_line (centre_id, file_id, needs, position, severity, line, "column", number, code,
      text)
    select centre_id, file_id, needs, 1, 'E', 1, 1, 490, 'x', 'x' from exchange.file where rejected_nth = 200`.execute(
    worker,
  );
  const accepted = (await keptFiles()).filter(({ status }) => status !== "rejected");
  await deleteRejected(site.app);
  const left = await worker.selectFrom("exchange.file").select(["status", "rejected_on"]).execute();
  expect(left.filter(({ status }) => status !== "rejected")).toHaveLength(accepted.length);
  expect(left.flatMap(({ rejected_on: on }) => on ?? [])).toEqual([young.slice(0, 10)]);
  const lines = await sql<{ rejected: number; orphans: number }>`
    select count(*) filter (where f.status = 'rejected')::integer as rejected,
      count(*) filter (where f.file_id is null)::integer as orphans
    from exchange.file_line l left join exchange.file f using (centre_id, file_id)`.execute(worker);
  expect(lines.rows).toEqual([{ rejected: 1, orphans: 0 }]);
  // The policy of the database, whatever is asked: what was accepted and what is young stays.
  const all = await worker.deleteFrom("exchange.file").executeTakeFirst();
  expect(Number(all.numDeletedRows)).toBe(0);
});
