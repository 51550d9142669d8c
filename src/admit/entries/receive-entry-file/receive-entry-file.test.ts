import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendFromDisk } from "#exchange";
import { parseReply } from "../../../formats/reply/reply.ts";
import { theProgram } from "../../../start/program.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { costOf, longestTurn } from "../../../start/longest-slice.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { closeEntries } from "../save-entries.ts";
import { entryFiles } from "./receive-entry-file.ts";
import { type SampleCandidate, type SampleFile, sampleFile, sampleRecord, sampleUci } from "../sample-files.ts";

let site: TestSite;
let officer: Visitor;
let neighbour: Visitor;
let reader: Visitor;
let board: Visitor;
let now = Temporal.Instant.from("2026-02-10T10:00:00Z");

beforeAll(async () => {
  site = await testSite(theProgram.routes, { clock: () => now });
  await loadDemoCatalogue(site.app.database);
  const centre = (personId: string, centreId: string, role: "exams-officer" | "read-only" = "exams-officer") =>
    site.signIn({ personId, name: `Person ${personId}`, side: "centre", role, centreId });
  officer = await centre("c1", "99999");
  neighbour = await centre("c2", "99998");
  reader = await centre("c3", "99999", "read-only");
  board = await site.signIn({ personId: "b1", name: "Bola Board", side: "board", role: "entries" });
});
afterAll(() => site.close());

/** Every test begins with two centres that have nothing. */
beforeEach(async () => {
  now = Temporal.Instant.from("2026-02-10T10:00:00Z");
  const owner = site.app.database.as.owner;
  await sql`truncate entries.entered_option, exchange.file_line, exchange.file, entries.entry,
    exchange.sequence, candidates.uci_directory,
    candidates.candidate_number, candidates.candidate, candidates.counter, centres.approval, centres.centre,
    audit.act, audit.chain,
    platform.delivery, platform.outbox cascade`.execute(owner);
  const worker = site.app.database.as.worker;
  await worker
    .insertInto("centres.centre")
    .values([
      { centre_id: "99999", name: "Elm School" },
      { centre_id: "99998", name: "Oak College" },
    ])
    .execute();
  await worker
    .insertInto("centres.approval")
    .values(["GCSE", "GCE"].flatMap((family) => ["99999", "99998"].map((centre_id) => ({ centre_id, family }))))
    .execute();
});

type Report = {
  fileId: string;
  status: string;
  known: boolean;
  entriesAdded: number;
  entriesWithdrawn: number;
  warnings: number;
  notes: number;
  lines: {
    slug: string;
    line: number;
    column: number;
    severity: string;
    text: string;
    candidateNumber: string | null;
    option: string | null;
  }[];
};
type Bytes = { name: string; bytes: Uint8Array };

const candidates = (...list: readonly SampleCandidate[]) => list.map((each) => sampleRecord(each));
const two = candidates({ number: 1, options: ["J560H", "J277"] }, { number: 2, options: ["J277"] });
const send = async (visitor: Visitor, { name, bytes }: Bytes): Promise<{ status: number; report: Report }> => {
  const answer = await visitor.sendBytes(`/api/v1/entry-files?name=${encodeURIComponent(name)}`, bytes);
  return { status: answer.status, report: JSON.parse(answer.body) };
};
const sendSample = (file: SampleFile, visitor: Visitor = officer) => send(visitor, sampleFile(file));
const slugs = (report: Report) => report.lines.map((line) => line.slug);
const amended = (sequence: number, ...list: readonly SampleCandidate[]) =>
  sendSample({ type: "A", sequence, records: candidates(...list.map((each) => ({ ...each, type: "A" as const }))) });
const entries = async (centreId = "99999") =>
  (
    await site.app.database.as.worker
      .selectFrom("entries.entry")
      .select(["candidate_id", "option", "status", "stage", "channel"])
      .where("centre_id", "=", centreId)
      .orderBy("candidate_id")
      .orderBy("option")
      .execute()
  ).map((row) => `${row.candidate_id} ${row.option} ${row.status} ${row.stage}`);
const count = async (
  table:
    | "entries.entry"
    | "candidates.candidate"
    | "exchange.file"
    | "platform.outbox"
    | "audit.act"
    | "exchange.sequence"
    | "candidates.uci_directory"
    | "candidates.candidate_number",
) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(site.app.database.as.worker)).rows[0]
    ?.n;

describe("an entries file", () => {
  test("becomes rows, a report page, a reply, an audit row and an event", async () => {
    const { name, bytes } = sampleFile({ records: two });
    const sent = await officer.upload("/centre/entry-files", "files", name, bytes);
    expect(sent.status).toBe(303);
    const place = String(sent.headers["location"]);
    const shown = await officer.get(place);
    expect(shown.body).toContain("The whole file was applied. There is nothing to do.");
    expect(shown.body).toContain("E9999990.X01");
    expect(await entries()).toEqual(["1 J277 made on-time", "1 J560H made on-time", "2 J277 made on-time"]);
    const reply = await officer.get(`${place}/reply`);
    expect(String(reply.headers["content-disposition"])).toContain('filename="X9999990.X01"');
    expect(parseReply("X9999990.X01", reply.bytes).reply).toEqual({
      file: "E9999990.X01",
      received: "2026-02-10T10:00:00Z",
      status: "ACCEPTED",
      records: 2,
      candidates: 2,
      entries: 3,
      errors: [],
      warnings: [],
      notes: [],
    });
    const worker = site.app.database.as.worker;
    const act = await worker
      .selectFrom("audit.act")
      .select(["action", "chain", "centre_id", "person_id", "after"])
      .executeTakeFirstOrThrow();
    expect(act).toMatchObject({
      action: "receive-entry-file",
      chain: "6A26",
      centre_id: "99999",
      person_id: "c1",
      after: { status: "accepted", entriesAdded: 3 },
    });
    const events = await worker.selectFrom("platform.outbox").select(["name", "centre_id", "body"]).execute();
    const made = (candidateId: number, option: string) => ({ candidateId, option, act: "made", stage: "on-time" });
    const moved = [made(1, "J560H"), made(1, "J277"), made(2, "J277")];
    expect(events).toMatchObject([
      { name: "entries-moved", centre_id: "99999", body: { series: "6A26", at: "2026-02-10T10:00:00Z", moved } },
      { name: "entry-file-received", centre_id: "99999", body: { status: "accepted", series: "6A26" } },
    ]);
    const directory = await worker
      .selectFrom("candidates.uci_directory")
      .select(["uci", "candidate_id"])
      .orderBy("uci")
      .execute();
    expect(directory).toEqual([1, 2].map((n) => ({ uci: sampleUci("99999", n), candidate_id: n })));
  });

  test("is known when it is sent again, under whatever name, and changes nothing", async () => {
    const file = sampleFile({ records: two });
    const first = await send(officer, file);
    const again = await send(officer, { ...file, name: "E9999990 (1).X01" });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.report).toMatchObject({ fileId: first.report.fileId, known: true, status: "accepted" });
    expect([await count("exchange.file"), await count("platform.outbox"), await count("audit.act")]).toEqual([1, 2, 2]);
    const page = await officer.upload("/centre/entry-files", "files", file.name, file.bytes);
    expect((await officer.get(String(page.headers["location"]))).body).toContain("You have already sent this file");
  });

  test("with more than twelve options goes on in further records", async () => {
    const offered = await site.app.database.as.worker
      .selectFrom("catalogue.series_options as s")
      .innerJoin("catalogue.options as o", "o.option", "s.option")
      .innerJoin("catalogue.qualifications as q", "q.qualification", "o.qualification")
      .select("s.option")
      .where("s.series", "=", "6A26")
      .where("q.suite", "=", "GCE-A")
      .where("o.option", "not like", "H446%")
      .where("o.option", "not like", "H407%")
      .orderBy("s.option")
      .limit(15)
      .execute();
    const options = [
      "J277",
      "J204",
      "J198",
      "J270",
      "J560H",
      "J247H",
      "J248H",
      ...offered.map((row) => row.option),
    ].slice(0, 14);
    expect(options.length).toBe(14);
    const [first, rest] = [options.slice(0, 12), options.slice(12)];
    const { report } = await sendSample({
      records: candidates({ number: 1, options: first }, { number: 1, options: rest }),
    });
    expect(report).toMatchObject({ status: "accepted", entriesAdded: 14 });
    expect(await count("candidates.candidate")).toBe(1);
  });

  test("in Windows-1252 is taken with a warning; the name is kept as written and folded for files", async () => {
    const { name, bytes } = sampleFile({ records: candidates({ number: 1, options: ["J277"], name: "GARCIA:ZOE" }) });
    const text = Buffer.from(bytes).toString("latin1").replace("GARCIA:ZOE", "GARC\xCDA:ZO\xCB");
    const { report } = await send(officer, { name, bytes: Buffer.from(text, "latin1") });
    expect([report.status, slugs(report)]).toEqual(["accepted-with-warnings", ["byte-1252", "name-folded"]]);
    const person = await site.app.database.as.worker
      .selectFrom("candidates.candidate")
      .select(["surname", "forenames", "file_name"])
      .executeTakeFirstOrThrow();
    expect(person).toEqual({ surname: "GARCÍA", forenames: "ZOË", file_name: "GARCIA:ZOE" });
  });

  test("gets the check letter of a UCI of twelve characters worked out", async () => {
    const uci = sampleUci("99999", 1);
    const { report } = await sendSample({
      records: candidates({ number: 1, options: ["J277"], uci: uci.slice(0, 12) }),
    });
    expect(slugs(report)).toEqual(["uci-unfinished"]);
    expect(await site.app.database.as.worker.selectFrom("candidates.candidate").select("uci").execute()).toEqual([
      { uci },
    ]);
  });

  test("after final entries is late, after late entries very late, and a week before results refused", async () => {
    now = Temporal.Instant.from("2026-02-22T10:00:00Z");
    expect(slugs((await sendSample({ records: two })).report)).toEqual(["entries-late", "entries-late"]);
    expect(await entries()).toContain("1 J277 made late");
    now = Temporal.Instant.from("2026-08-13T10:00:00Z");
    const closed = await amended(2, { number: 1, options: ["J560H"] });
    expect([closed.status, slugs(closed.report)]).toEqual([422, ["entries-closed"]]);
  });
});

const text = (file: Bytes) => Buffer.from(file.bytes).toString("latin1");
const changed = (file: Bytes, change: (text: string) => string, name = file.name): Bytes => ({
  name,
  bytes: Buffer.from(change(text(file)), "latin1"),
});
const sound = sampleFile({ records: two });
const [wrongLetter = ""] = ["A", "B", "C"].filter((letter) => !sampleUci("99999", 1).endsWith(letter));

describe("bad input is refused whole, with its line and column", () => {
  test.each<[string, Bytes, string, number]>([
    ["nothing at all", { name: sound.name, bytes: Buffer.alloc(0) }, "file-empty", 1],
    ["a file cut in the middle of a line", changed(sound, (all) => all.slice(0, 500)), "file-cut", 3],
    ["a file cut at the end of a line", changed(sound, (all) => all.slice(0, 194 * 4)), "file-cut", 5],
    ["a file in a file", changed(sound, (all) => all + all), "file-doubled", 7],
    [
      "a wrong count in the centre trailer",
      changed(sound, (all) => all.replace("E7999990000004", "E7999990000005")),
      "centre-count",
      5,
    ],
    [
      "a wrong count in the file trailer",
      changed(sound, (all) => all.replace("E9999990000006", "E9999990000007")),
      "file-count",
      6,
    ],
    ["a name that a browser gave", { ...sound, name: "E9999990 (1).X01" }, "name-renamed", 0],
    ["a name that is none", { ...sound, name: "entries.txt" }, "name-form", 0],
    ["UTF-8", changed(sound, (all) => all.replace("SAMPLEB:", "SAMPL\xC3\x89:")), "byte-utf8", 3],
    ["a NUL", changed(sound, (all) => all.replace("SAMPLEB:", "SAMPLE\0:")), "byte-nul", 3],
    [
      "an option that is not offered",
      sampleFile({ records: candidates({ number: 1, options: ["J277", "Z999"] }) }),
      "option-unknown",
      3,
    ],
    [
      "31 February",
      sampleFile({ records: candidates({ number: 1, options: ["J277"], dateOfBirth: "310209" }) }),
      "birth-form",
      3,
    ],
    [
      "two people with one number",
      sampleFile({
        records: candidates(
          { number: 1, options: ["J277"] },
          { number: 1, options: ["J277"], uci: sampleUci("99999", 2) },
        ),
      }),
      "number-two-ucis",
      4,
    ],
    [
      "one UCI with two numbers",
      sampleFile({
        records: candidates(
          { number: 1, options: ["J277"] },
          { number: 2, options: ["J277"], uci: sampleUci("99999", 1) },
        ),
      }),
      "uci-two-numbers",
      4,
    ],
    [
      "a wrong letter in a UCI",
      sampleFile({
        records: candidates({ number: 1, options: ["J277"], uci: sampleUci("99999", 1).slice(0, 12) + wrongLetter }),
      }),
      "uci-letter",
      3,
    ],
    ["no UCI", sampleFile({ records: candidates({ number: 1, options: ["J277"], uci: "" }) }), "uci-needed", 3],
    [
      "one ULN of two people",
      sampleFile({
        records: candidates(
          { number: 1, options: ["J277"], uln: "9276308686" },
          { number: 2, options: ["J277"], uln: "9276308686" },
        ),
      }),
      "uln-other-person",
      4,
    ],
    ["another awarding body's file", sampleFile({ awardingBody: "01", records: two }), "body-not-ours", 1],
    ["a series that is not open", sampleFile({ series: "6Z26", records: two }), "series-unknown", 1],
    ["both tiers", sampleFile({ records: candidates({ number: 1, options: ["J560F", "J560H"] }) }), "tier-clash", 3],
    [
      "a family without approval",
      sampleFile({ records: candidates({ number: 1, options: ["R093"] }) }),
      "approval-absent",
      3,
    ],
  ])("%s", async (_title, file, slug, line) => {
    const { status, report } = await send(officer, file);
    expect([status, report.status]).toEqual([422, "rejected"]);
    expect(
      report.lines.filter((each) => each.slug === slug && each.severity === "E").map((each) => each.line),
    ).toContain(line);
    expect(report.lines.every((each) => each.text.length > 20)).toBe(true);
    const stored = [
      await count("entries.entry"),
      await count("candidates.candidate"),
      await count("candidates.candidate_number"),
      await count("candidates.uci_directory"),
    ];
    expect([...stored, await count("exchange.file")]).toEqual([0, 0, 0, 0, 1]);
    const sequence = await site.app.database.as.worker
      .selectFrom("exchange.sequence")
      .select("last_sequence")
      .execute();
    expect(sequence.every((row) => row.last_sequence === 0)).toBe(true);
    expect((await send(officer, sound)).status).toBe(201);
  });

  test("a refused file has its page with every fault, and stays in the list beside the next", async () => {
    const bad = sampleFile({ records: candidates({ number: 1, options: ["Z999"], dateOfBirth: "310209" }) });
    const sent = await officer.upload("/centre/entry-files", "files", bad.name, bad.bytes);
    const shown = await officer.get(String(sent.headers["location"]));
    for (const part of [
      "Nothing in this file was applied",
      "Option Z999 is not offered",
      "is not a real day",
      "2 errors",
    ]) {
      expect(shown.body).toContain(part);
    }
    await send(officer, sound);
    const list = await officer.get("/centre/entry-files");
    expect(list.body.match(/E9999990\.X01<\/a>/g)).toHaveLength(2);
    expect((await officer.get("/centre/entry-files?status=rejected")).body.match(/E9999990\.X01<\/a>/g)).toHaveLength(
      1,
    );
    expect((await officer.get("/centre/entry-files?format=csv")).body.split("\r\n")).toHaveLength(4);
  });

  test("an error names its candidate and option, whether a rule or the form of the file says it", async () => {
    const bad = sampleFile({
      records: candidates(
        { number: 1, options: ["J277", "Z999"] },
        { number: 2, options: ["J277"], dateOfBirth: "310209" },
      ),
    });
    const { report } = await send(officer, bad);
    expect(
      report.lines.map(({ slug, line, column, candidateNumber, option }) => [
        slug,
        line,
        column,
        candidateNumber,
        option,
      ]),
    ).toEqual([
      ["option-unknown", 3, 116, "0001", "Z999"],
      ["birth-form", 4, 54, "0002", null],
    ]);
    const shown = await officer.get(`/centre/entry-files/${report.fileId}`);
    for (const part of ["0001", "Z999", "0002", "SAMPLEB, ALEX", "SAMPLEC, ALEX"]) expect(shown.body).toContain(part);
    const table = await officer.get(`/centre/entry-files/${report.fileId}?format=csv`);
    expect(table.body).toContain("error,3,116,0001,SAMPLEB:ALEX,Z999,,305,option-unknown,");
  });

  test("the list can be narrowed to amendments, on the page and for programs", async () => {
    await sendSample({ records: two });
    await amended(2, { number: 1, options: ["J277"] });
    const list = await officer.get("/centre/entry-files?letter=A");
    expect([list.body.includes("A9999990.X02</a>"), list.body.includes("E9999990.X01</a>")]).toEqual([true, false]);
    expect(JSON.parse((await officer.get("/api/v1/entry-files?letter=E")).body)).toMatchObject({
      total: 1,
      files: [{ kind: "E", entriesAdded: 3 }],
    });
  });

  test("sending nothing says what to choose", async () => {
    const answer = await officer.post("/centre/entry-files", {});
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Choose a file of entries or amendments to send.");
    expect((await officer.post("/api/v1/entry-files", {})).status).toBe(422);
  });
});

describe("amendments", () => {
  beforeEach(async () => void (await sendSample({ records: two })));

  test("replace the candidate's whole list, and leave others alone", async () => {
    const { report } = await amended(2, { number: 1, options: ["J277", "J204"] });
    expect(report).toMatchObject({ status: "accepted", entriesAdded: 1, entriesWithdrawn: 1 });
    expect(await entries()).toEqual([
      "1 J204 made on-time",
      "1 J277 made on-time",
      "1 J560H withdrawn on-time",
      "2 J277 made on-time",
    ]);
    expect((await amended(3, { number: 1, options: ["J560H"] })).report).toMatchObject({
      entriesAdded: 1,
      entriesWithdrawn: 2,
    });
    expect(await entries()).toContain("1 J560H made on-time");
  });

  test("with all slots blank withdraw the candidate from everything", async () => {
    const { report } = await amended(2, { number: 1, options: [] });
    expect([report.status, slugs(report), report.entriesWithdrawn]).toEqual([
      "accepted-with-warnings",
      ["options-absent", "entry-left-out", "entry-left-out"],
      2,
    ]);
    expect(report.lines.map(({ severity, option }) => [severity, option])).toEqual([
      ["W", null],
      ["N", "J277"],
      ["N", "J560H"],
    ]);
    expect(await entries()).toEqual(["1 J277 withdrawn on-time", "1 J560H withdrawn on-time", "2 J277 made on-time"]);
  });

  test("for someone never entered are a first entry, with a note", async () => {
    const { report } = await amended(2, { number: 7, options: ["J277"] });
    expect([report.status, slugs(report)]).toEqual(["accepted", ["candidate-new"]]);
    expect(await entries()).toContain("3 J277 made on-time");
  });

  test("change personal details with a warning that names old and new", async () => {
    const { report } = await amended(2, { number: 2, options: ["J277"], name: "NEWNAME:ALEX" });
    expect(report.lines).toMatchObject([{ slug: "details-changed", line: 3, column: 13 }]);
    expect(report.lines[0]?.text).toContain("from SAMPLEC:ALEX to NEWNAME:ALEX");
    expect((await officer.get("/centre/candidates?search=newname")).body).toContain("NEWNAME, ALEX");
  });

  test("name every withdrawal in report and reply, and warn of an entry that was made on a page", async () => {
    const made = await officer.post("/centre/candidates/1/entries/make", { series: "6A26", options: "J204" });
    expect(made.status).toBe(303);
    const { report } = await amended(2, { number: 1, options: ["J277"] });
    expect(report).toMatchObject({ status: "accepted-with-warnings", entriesWithdrawn: 2, warnings: 1, notes: 1 });
    expect(report.lines).toMatchObject([
      { severity: "W", slug: "page-entry-left-out", candidateNumber: "0001", option: "J204", line: 3, column: 109 },
      { severity: "N", slug: "entry-left-out", candidateNumber: "0001", option: "J560H" },
    ]);
    const page = (await officer.get(`/centre/entry-files/${report.fileId}`)).body;
    expect(page).toContain("1 warning and 1 note");
    expect(page).toMatch(/Warning[^]*J204, which was made on a page[^]*Note[^]*J560H is withdrawn/);
    const { reply } = parseReply(
      "X9999990.X02",
      (await officer.get(`/centre/entry-files/${report.fileId}/reply`)).bytes,
    );
    expect(reply?.warnings.map(({ code }) => code)).toEqual([451]);
    expect(reply?.notes.map(({ code }) => code)).toEqual([450]);
    expect((await amended(3, { number: 1, options: ["J277", "J204"] })).report).toMatchObject({ entriesAdded: 1 });
    const again = (await amended(4, { number: 1, options: ["J277"] })).report;
    expect(again.lines).toMatchObject([{ severity: "N", slug: "entry-left-out", option: "J204" }]);
    expect(again.status).toBe("accepted");
  });

  test("of a rejected file say nothing was done", async () => {
    const { report } = await amended(2, { number: 1, options: ["J277", "J999"] }, { number: 2, options: [] });
    expect(slugs(report)).toEqual(["option-unknown", "options-absent"]);
  });

  test("put what matters first: ten ordinary records in mixed case do not bury one changed identity", async () => {
    const ordinary = Array.from({ length: 9 }, (_, index) => ({
      number: 20 + index,
      options: ["J277"],
      name: `Evans${String.fromCharCode(65 + index)}:Mari`,
    }));
    const { report } = await amended(2, ...ordinary, { number: 2, options: ["J277"], name: "SAMPLEC:OSCAR" });
    expect(report).toMatchObject({ status: "accepted-with-warnings", warnings: 1, notes: 18 });
    expect(report.lines[0]).toMatchObject({ severity: "W", slug: "details-changed", candidateNumber: "0002" });
    expect(report.lines[0]?.text).toContain("from SAMPLEC:ALEX to SAMPLEC:OSCAR");
  });

  const noise = (many: number, more: Partial<SampleCandidate> = {}) =>
    Array.from({ length: many }, (_, index) => ({
      number: 100 + index,
      options: ["J277"],
      name: `Evans${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}:Mari`,
      ...more,
    }));
  test.each<[string, number, readonly SampleCandidate[], SampleCandidate, string]>([
    [
      "births that are not given",
      2,
      noise(12, { dateOfBirth: "000000" }),
      { number: 2, options: ["J277"], name: "SAMPLEC:OSCAR" },
      "details-changed",
    ],
    [
      "three hundred records in mixed case",
      2,
      noise(300),
      { number: 2, options: ["J277"], name: "SAMPLEC:OSCAR" },
      "details-changed",
    ],
    [
      "a gap in the numbers of files and births that are not given",
      9,
      noise(12, { dateOfBirth: "000000" }),
      { number: 8, options: ["J277"], name: "SAMPLEC:ALEX" },
      "person-two-ucis",
    ],
    ["records in mixed case", 2, noise(40), { number: 8, options: ["J277"], name: "SAMPLEC:ALEX" }, "person-two-ucis"],
  ])(
    "put identity first, not under %s, in the report and on the page",
    async (_what, sequence, ordinary, one, slug) => {
      const { report } = await amended(sequence, ...ordinary, one);
      expect(report.lines[0]).toMatchObject({ severity: "W", slug });
      expect(report.lines.length).toBeGreaterThan(ordinary.length);
      const page = (await officer.get(`/centre/entry-files/${report.fileId}`)).body;
      const shown = (text: string) => page.replaceAll("&#39;", "'").indexOf(text);
      expect(shown(report.lines[0]?.text ?? "?")).toBeGreaterThan(0);
      expect(shown(report.lines[1]?.text ?? "?")).toBeGreaterThan(shown(report.lines[0]?.text ?? "?"));
    },
  );

  test("warn of identity before other warnings, wherever they are in the file", async () => {
    const { report } = await amended(
      5,
      { number: 1, options: ["J277", "J560H"], dateOfBirth: "000000" },
      { number: 8, options: ["J277"], name: "SAMPLEC:ALEX" },
    );
    expect(slugs(report).slice(0, 3)).toEqual(["person-two-ucis", "sequence-gap", "birth-absent"]);
  });

  test.each<[string, Partial<SampleCandidate>, string, string]>([
    ["the UCI in another forename", { uci: sampleUci("99999", 1), name: "SAMPLEB:KIM" }, "uci-elsewhere", "W"],
    ["the UCI for a stranger", { uci: sampleUci("99999", 1), name: "ZZTOP:BOB" }, "uci-of-another", "E"],
    ["the same person under another UCI", { name: "SAMPLEB:ALEX" }, "person-elsewhere", "W"],
    ["the ULN under another UCI", { name: "X:Y", uln: "9276308686" }, "uln-elsewhere", "W"],
    ["the same option under the UCI", { uci: sampleUci("99999", 1), name: "SAMPLEB:ALEX" }, "entered-elsewhere", "W"],
  ])(
    "of another centre with %s are told of, without telling who that is or where",
    async (_title, given, slug, severity) => {
      await amended(2, { number: 1, options: ["J277", "J560H"], uln: "9276308686" });
      const record = sampleRecord({ number: 40, centre: "99998", options: ["J277"], ...given });
      const { report } = await sendSample({ centre: "99998", records: [record] }, neighbour);
      expect(report.lines).toContainEqual(expect.objectContaining({ slug, severity, candidateNumber: "0040" }));
      const { text } = report.lines.find((line) => line.slug === slug) ?? expect.fail();
      expect(text).toContain("at another centre");
      expect(JSON.stringify(report)).not.toMatch(/\b99999\b/);
    },
  );

  test("on a page an entry that stands at another centre under the UCI is warned of before it is made", async () => {
    const record = sampleRecord({
      number: 1,
      centre: "99998",
      options: ["J204"],
      uci: sampleUci("99999", 1),
      name: "SAMPLEB:ALEX",
    });
    await sendSample({ centre: "99998", records: [record] }, neighbour);
    const check = await officer.get("/centre/candidates/1/entries/make/check?series=6A26&options=J204");
    expect(check.body).toContain("also entered for option J204 at another centre");
  });

  test("never take away an entry that has marks", async () => {
    await site.app.database.as.worker
      .transaction()
      .execute((tx) => closeEntries(tx, "99999", "6A26", [{ candidateId: 1, option: "J277" }]));
    const { report } = await amended(2, { number: 1, options: ["J560H"] });
    expect([report.status, slugs(report)]).toEqual(["rejected", ["entry-final"]]);
    expect((await amended(2, { number: 1, options: ["J277"] })).report).toMatchObject({
      status: "accepted",
      entriesWithdrawn: 1,
    });
  });

  test.each<[string, SampleFile, string]>([
    ["a second entries file", { sequence: 2, records: two.slice(0, 1) }, "entries-before"],
    [
      "a number used before",
      { type: "A", sequence: 1, records: candidates({ type: "A", number: 1, options: ["J277"] }) },
      "sequence-seen",
    ],
    [
      "the number of another person",
      {
        type: "A",
        sequence: 2,
        records: candidates({ type: "A", number: 2, options: ["J277"], uci: sampleUci("99999", 9) }),
      },
      "number-taken",
    ],
    [
      "another number for the same person",
      {
        type: "A",
        sequence: 2,
        records: candidates({ type: "A", number: 9, options: ["J277"], uci: sampleUci("99999", 1) }),
      },
      "uci-other-number",
    ],
  ])("%s is refused", async (_title, file, slug) => {
    const { status, report } = await sendSample(file);
    expect(status).toBe(422);
    expect(slugs(report)).toContain(slug);
  });

  test("a gap in the sequence is remarked on; a lower number than the last is refused", async () => {
    const { report } = await amended(5, { number: 1, options: ["J277"] });
    expect(slugs(report)).toEqual(["sequence-gap", "entry-left-out"]);
    expect(slugs((await amended(3, { number: 1, options: ["J560H"] })).report)).toEqual(["sequence-behind"]);
  });
});

describe("who may send what", () => {
  const theirs = sampleFile({
    centre: "99998",
    records: candidates({ centre: "99998", number: 1, options: ["J277"] }),
  });
  const nobodys = sampleFile({
    centre: "88888",
    records: candidates({ centre: "88888", number: 1, options: ["J277"] }),
  });

  test("another centre's file is refused alike whether it exists or not, and its bytes are not kept", async () => {
    const [their, nobody] = [await send(officer, theirs), await send(officer, nobodys)];
    expect([their.status, slugs(their.report), slugs(nobody.report)]).toEqual([
      422,
      ["centre-not-yours"],
      ["centre-not-yours"],
    ]);
    expect(their.report.lines[0]?.text.replaceAll("99998", "88888")).toBe(nobody.report.lines[0]?.text);
    const kept = await site.app.database.as.worker
      .selectFrom("exchange.file")
      .select(["centre_id", "content"])
      .execute();
    expect(kept.map((row) => [row.centre_id, row.content.length])).toEqual([
      ["99999", 0],
      ["99999", 0],
    ]);
    expect((await send(neighbour, theirs)).status).toBe(201);
  });

  test("the board sends for any centre on the register, and sees every file", async () => {
    const sent = await board.upload("/board/entry-files", "files", theirs.name, theirs.bytes);
    expect((await board.get(String(sent.headers["location"]))).body).toContain("The whole file was applied");
    expect(await entries("99998")).toEqual(["1 J277 made on-time"]);
    expect(slugs((await send(board, nobodys)).report)).toEqual(["centre-unknown"]);
    expect(slugs((await send(board, { name: "x", bytes: Buffer.from("?") })).report)).toContain("name-form");
    const list = await board.get("/board/entry-files");
    for (const shown of ["99998", "88888", "not known"]) expect(list.body).toContain(shown);
    expect((await board.get("/board/entry-files?centre=99998&format=csv")).body.split("\r\n")).toHaveLength(3);
  });

  test("a suspended centre makes no entries", async () => {
    await site.app.database.as.worker
      .updateTable("centres.centre")
      .set({ status: "suspended" })
      .where("centre_id", "=", "99999")
      .execute();
    expect(slugs((await send(officer, sound)).report)).toEqual(["centre-withdrawn"]);
  });

  test("another centre's report, reply and candidate are as if they were not there, byte for byte", async () => {
    const { report } = await send(neighbour, theirs);
    for (const [place, made] of [
      [`/centre/entry-files/${report.fileId}`, "/centre/entry-files/019ac111-1111-7111-8111-111111111111"],
      [`/centre/entry-files/${report.fileId}/reply`, "/centre/entry-files/019ac111-1111-7111-8111-111111111111/reply"],
      [`/api/v1/entry-files/${report.fileId}`, "/api/v1/entry-files/none"],
      ["/centre/candidates/1?series=6A26", "/centre/candidates/999?series=6A26"],
      ["/centre/candidates/1/statement-of-entry?series=6A26", "/centre/candidates/x/statement-of-entry?series=6A26"],
      ["/centre/candidates/1/entries/make?series=6A26", "/centre/candidates/999/entries/make?series=6A26"],
    ] as const) {
      const [own, theirs_, missing] = [await neighbour.get(place), await officer.get(place), await officer.get(made)];
      expect([own.status, theirs_.status, missing.status], place).toEqual([200, 404, 404]);
      expect(theirs_.body).toBe(missing.body);
    }
    expect(JSON.parse((await officer.get("/api/v1/entry-files")).body).total).toBe(0);
    expect(JSON.parse((await officer.get("/api/v1/entries?series=6A26&centre=99998")).body).total).toBe(0);
    expect(JSON.parse((await officer.get("/api/v1/candidates?centre=99998")).body).total).toBe(0);
  });

  test("who may only look may not send", async () => {
    expect((await send(reader, sound)).status).toBe(403);
    expect((await reader.upload("/centre/entry-files", "files", sound.name, sound.bytes)).status).toBe(403);
    expect((await reader.get("/centre/entry-files")).body).not.toContain("Send files");
    expect((await send(site.visitor(), sound)).status).toBe(401);
    expect(await count("exchange.file")).toBe(0);
  });
});

test("a forecast file of the published version is told that it is not taken, and nothing of its form", async () => {
  const forecast = sampleFile({ records: two });
  const text = Buffer.from(forecast.bytes).toString("latin1").replaceAll(/^E/gm, "F");
  const { status, report } = await send(officer, { name: "F9999990.X01", bytes: Buffer.from(text, "latin1") });
  expect([status, slugs(report)]).toEqual([422, ["type-not-taken"]]);
  expect(report.lines[0]?.text).toContain("Send entries (E) or amendments (A).");
});

test("candidates have the options of all their entries noted, new ones and those who are known", async () => {
  const noted = async () =>
    (
      await sql<{ options: string }>`
        select array_to_string(entered_options, ' ') as options from candidates.candidate order by candidate_id
      `.execute(site.app.database.as.worker)
    ).rows.map(({ options }) => options);
  await send(officer, sound);
  expect(await noted()).toEqual(["J277 J560H", "J277"]);
  await amended(2, { number: 2, options: ["J204", "J277"] }, { number: 1, options: ["J277"] });
  expect(await noted()).toEqual(["J277 J560H", "J204 J277"]);
});

test("an option that has entries cannot leave the catalogue", async () => {
  await send(officer, sound);
  const leave = (option: string) =>
    site.app.database.as.worker.transaction().execute(async (tx) => {
      await tx
        .deleteFrom("catalogue.series_options")
        .where("series", "=", "6A26")
        .where("option", "=", option)
        .execute();
      await sql`select 1 / 0`.execute(tx);
    });
  await expect(leave("J277")).rejects.toThrow("entered_option");
  await expect(leave("J351")).rejects.toThrow("division by zero");
});

describe("two files at once", () => {
  /** Holds the centre's lock until two acts wait for it, so that they meet in the same place every time. */
  async function together(files: readonly [Bytes, Bytes]): Promise<Report[]> {
    const worker = site.app.database.as.worker;
    await sql`insert into candidates.counter (centre_id) values ('99999') on conflict do nothing`.execute(worker);
    const sent: Promise<{ report: Report }>[] = [];
    await worker.transaction().execute(async (tx) => {
      await sql`select 1 from candidates.counter where centre_id = '99999' for update`.execute(tx);
      let answered = 0;
      for (const file of files) sent.push(send(officer, file).finally(() => void (answered += 1)));
      for (let waiting = 0; waiting < 2;) {
        if (answered > 0) throw new Error("An act did not wait for the lock of its centre.");
        const found = await sql<{ n: number }>`select count(distinct l.pid) as n from pg_locks l
          join pg_stat_activity a on a.pid = l.pid
          where not l.granted and a.datname = current_database()`.execute(worker);
        waiting = found.rows[0]?.n ?? 0;
      }
    });
    return (await Promise.all(sent)).map((each) => each.report);
  }

  test("the same file: one is accepted, the other is known", async () => {
    const reports = await together([sound, sound]);
    expect(reports.map((report) => report.known).sort()).toEqual([false, true]);
    expect(new Set(reports.map((report) => report.fileId)).size).toBe(1);
    expect(await count("entries.entry")).toBe(3);
  });

  test("two files of one number: one is accepted, the other refused, whichever comes first", async () => {
    const other = sampleFile({ records: candidates({ number: 3, options: ["J277"] }) });
    const reports = await together([sound, other]);
    expect(reports.map((report) => report.status).sort()).toEqual(["accepted", "rejected"]);
    expect(slugs(reports.find((report) => report.status === "rejected") ?? (reports[0] as Report))).toEqual([
      "entries-before",
      "sequence-seen",
    ]);
  });
});

test("the command line sends files in order and its status says whether all were accepted", async () => {
  const { mkdtemp, writeFile, rm } = await import("node:fs/promises");
  const folder = await mkdtemp(join(tmpdir(), "accolade-entries-"));
  const files = [
    sampleFile({ type: "A", sequence: 2, records: candidates({ type: "A", number: 1, options: ["Z999"] }) }),
    sound,
  ];
  for (const file of files) await writeFile(`${folder}/${file.name}`, file.bytes);
  const said = { out: "", err: "" };
  const io = {
    input: (async function* () {})(),
    environment: {},
    out: (part: string) => {
      said.out += part;
    },
    err: (part: string) => {
      said.err += part;
    },
  };
  const actor = board.actor;
  if (!actor) throw new Error("The board's person has no actor.");
  const paths = files.map((file) => `${folder}/${file.name}`);
  expect(await sendFromDisk(site.app, actor, entryFiles, { files: [...paths, `${folder}/E9999990.X09`] }, io)).toBe(1);
  expect(said.out).toContain("E9999990.X01: Accepted: 2 candidates, 3 entries, 3 added, 0 withdrawn");
  expect(said.err).toContain(":3:109 error 305 Option Z999 is not offered");
  expect(said.err).toContain("there is no such file");
  expect(await sendFromDisk(site.app, actor, entryFiles, { files: paths.slice(1) }, io)).toBe(0);
  await rm(folder, { recursive: true });
});

test("five thousand candidates are received whole in one act", async () => {
  const options = ["J277", "J204", "J198", "J270", "J560H"];
  const records = Array.from({ length: 5000 }, (_, index) => sampleRecord({ number: index + 1, options }));
  const { value, longest } = await costOf(() => sendSample({ records }));
  expect(value.report).toMatchObject({ status: "accepted", entriesAdded: 25_000 });
  expect(longest).toBeLessThan(longestTurn);
  expect([await count("entries.entry"), await count("candidates.candidate")]).toEqual([25_000, 5000]);
});
