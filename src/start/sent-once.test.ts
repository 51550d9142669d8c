import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeExchangeFile } from "#formats/exchange-file";
import { sampleFile, sampleRecord } from "../admit/entries/sample-files.ts";
import { fillForMarking, uciOf } from "../assess/marking/fixture.ts";
import { type TestSite, testSite } from "./test-site.ts";

/** What is sent twice, or twenty times at once, is done once: through every way of sending files and marks. */
let site: TestSite;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001", "10002"], 5, ["H446A", "B1604"]);
  const worker = site.app.database.as.worker;
  const families = ["10001", "10002"].map((centre_id) => ({ centre_id, family: "GCE" }));
  await worker.insertInto("centres.approval").values(families).execute();
  for (const [personId, side, role, centreId] of [
    ["ann", "centre", "exams-officer", "10001"],
    ["ben", "centre", "exams-officer", "10001"],
    ["cat", "centre", "exams-officer", "10002"],
    ["bo", "board", "administrator", undefined],
  ] as const) {
    await site.signIn({ personId, name: personId, side, role, ...(centreId ? { centreId } : {}) });
    tokens[personId] = await site.token(personId);
  }
});
afterAll(() => site.close());

type Body = { readonly type: string; readonly payload: Buffer | string };
type Way = {
  readonly who: string;
  readonly path: (nth: number) => string;
  readonly action: string;
  /** Another body for every number. */
  readonly body: (nth: number, once?: string) => Body;
  /** Pages take the key of their form as well. */
  readonly page?: true;
};

const octets = "application/octet-stream";
const boundary = "a-boundary";

function form(field: string, name: string, bytes: Uint8Array | string, once?: string): Body {
  const line = (text: string) => `${text}\r\n`;
  const part = (about: string) => line(`--${boundary}`) + line(`Content-Disposition: form-data; ${about}`);
  const fields = Object.entries({ reason: "again", ...(once === undefined ? {} : { _once: once }) });
  const head = fields.map(([key, value]) => part(`name="${key}"`) + line("") + line(value)).join("");
  const file = part(`name="${field}"; filename="${name}"`) + line(`Content-Type: ${octets}`) + line("");
  const parts = [head + file, bytes, `\r\n--${boundary}--\r\n`].map((each) => Buffer.from(each));
  return { type: `multipart/form-data; boundary=${boundary}`, payload: Buffer.concat(parts) };
}

const csvOf = (nth: number) =>
  "centre_id,series,candidate_number,option,component,mark,grade,status,reason\n" +
  `10001,6A26,1,H446A,H446/01,${nth},,,Sent again\n`;

const rowOf = (nth: number) => ({
  centre_id: "10001",
  series: "6A26",
  candidate_number: "2",
  option: "H446A",
  component: "H446/03",
  mark: nth % 60,
  reason: "Sent again",
});

const about = {
  type: "M",
  centre: "10001",
  awardingBody: "90",
  series: "6A",
  year: "26",
  distribution: "S",
  software: "TEST",
  softwareVersion: "001",
  madeOn: "2026-02-09",
} as const;

const markFileOf = (nth: number) =>
  writeExchangeFile(about, {
    centre: "10001",
    sequence: nth,
    records: [
      {
        type: "M",
        status: "C",
        centre: "10001",
        candidate: "0003",
        name: "OKAFOR:NIAMH",
        uci: uciOf("10001", 3),
        option: "H446A",
        component: "H446/03",
        mark: nth % 60,
        grade: "",
        markStatus: "",
        teachingSet: "",
      },
    ],
  });

const entryFileOf = (nth: number) =>
  sampleFile({
    type: "A",
    centre: "10001",
    sequence: nth,
    records: [
      sampleRecord({
        type: "A",
        centre: "10001",
        number: 4,
        name: "OKAFOR:NIAMH",
        uci: uciOf("10001", 4),
        options: ["H446A"],
      }),
    ],
  });

const ways: Readonly<Record<string, Way>> = {
  "a mark file by the API": {
    who: "ann",
    path: (nth) => `/api/v1/mark-files?name=${markFileOf(nth).name}&reason=again`,
    action: "receive-mark-file",
    body: (nth) => ({ type: octets, payload: Buffer.from(markFileOf(nth).bytes) }),
  },
  "a mark file on the page": {
    who: "ann",
    path: () => "/centre/mark-files",
    action: "receive-mark-file",
    body: (nth, once) => form("files", markFileOf(nth).name, markFileOf(nth).bytes, once),
    page: true,
  },
  "an entry file by the API": {
    who: "ann",
    path: (nth) => `/api/v1/entry-files?name=${entryFileOf(nth).name}`,
    action: "receive-entry-file",
    body: (nth) => ({ type: octets, payload: Buffer.from(entryFileOf(nth).bytes) }),
  },
  "an entry file on the page": {
    who: "ann",
    path: () => "/centre/entry-files",
    action: "receive-entry-file",
    body: (nth, once) => form("files", entryFileOf(nth).name, entryFileOf(nth).bytes, once),
    page: true,
  },
  "CSV marks by the API": {
    who: "bo",
    path: () => "/api/v1/board/marks?name=marks.csv",
    action: "record-marks",
    body: (nth) => ({ type: octets, payload: Buffer.from(csvOf(nth)) }),
  },
  "CSV marks on the page": {
    who: "bo",
    path: () => "/board/marks",
    action: "record-marks",
    body: (nth, once) => form("file", "marks.csv", csvOf(nth), once),
    page: true,
  },
  "marks in JSON": {
    who: "ann",
    path: () => "/api/v1/marks",
    action: "submit-marks",
    body: (nth) => ({ type: "application/json", payload: JSON.stringify({ marks: [rowOf(nth)], reason: "again" }) }),
  },
};

async function send(way: Way, nth: number, key: string | undefined, who = way.who, once?: string) {
  const { type, payload } = way.body(nth, once);
  const reply = await site.server.inject({
    method: "POST",
    url: way.path(nth),
    payload,
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      "content-type": type,
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
  });
  const location = String(reply.headers["location"] ?? "");
  // A page has another form token and key each time it is shown.
  const answer = reply.statusCode === 303 ? location : reply.body;
  return { status: reply.statusCode, answer };
}

async function acts(action: string): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select count(*)::integer as count from audit.act where action = ${action}`.execute(site.app.database.as.worker);
  return found.rows[0]?.count ?? -1;
}

/** Every body of the whole file is another one. */
let last = 0;
const next = () => (last += 1);

describe.each(Object.entries(ways))("%s", (_name, way) => {
  test("twenty at once with one key: one is done, and all get its answer; so does who sends it later", async () => {
    const [nth, key, before] = [next(), randomUUID(), await acts(way.action)];
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(way, nth, key)));
    answers.push(await send(way, nth, key));
    expect(new Set(answers.map(({ status, answer }) => `${status} ${answer}`)).size).toBe(1);
    expect([200, 201, 303]).toContain(answers[0]?.status);
    expect(await acts(way.action)).toBe(before + 1);
  });

  test("the key with another body is refused, and nothing is done", async () => {
    const key = randomUUID();
    expect((await send(way, next(), key)).status).toBeLessThan(400);
    const before = await acts(way.action);
    const reused = await send(way, next(), key);
    expect([reused.status, /This key was sent before with different content/.test(reused.answer)]).toEqual([422, true]);
    expect(await acts(way.action)).toBe(before);
  });

  test.each(["k".repeat(201), "k".repeat(12_000), "ключ", "a\tb", " ", "k\u00e9y"])(
    "a key that is too long or strange is refused, and nothing is done: %j",
    async (key) => {
      const before = await acts(way.action);
      const { status } = await send(way, last + 1, Buffer.from(key).toString("latin1"));
      expect([400, 431]).toContain(status);
      expect(await acts(way.action)).toBe(before);
    },
  );

  test("a key of 200 signs, quotes and blanks among them, is a key", async () => {
    const [nth, before] = [next(), await acts(way.action)];
    const key = `"' ;--${randomUUID()}`.padEnd(200, "%");
    const [first, again] = [await send(way, nth, key), await send(way, nth, key)];
    expect([first.status < 400, again]).toEqual([true, first]);
    expect(await acts(way.action)).toBe(before + 1);
  });
});

test.each(Object.entries(ways).filter(([, way]) => way.who === "ann"))(
  "%s: another person's key is their own",
  async (_name, way) => {
    const [key, nth] = [randomUUID(), next()];
    await send(way, nth, key);
    const before = await acts(way.action);
    const own = await send(way, next(), key, "ben");
    expect(own.status).toBeLessThan(400);
    expect(await acts(way.action)).toBe(before + 1);
    // Somebody at another centre is refused, and is not given the answer.
    const [first, other] = [await send(way, nth, key), await send(way, nth, key, "cat")];
    expect(other.answer).not.toBe(first.answer);
    expect(other.status).toBeLessThan(500);
  },
);

test.each(Object.entries(ways).filter(([, way]) => way.page))(
  "%s: a form that is sent twice, and twenty times at once, is done once",
  async (_name, way) => {
    const [nth, once, before] = [next(), randomUUID(), await acts(way.action)];
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(way, nth, undefined, way.who, once)));
    expect(new Set(answers.map(({ status, answer }) => `${status} ${answer}`)).size).toBe(1);
    expect(await acts(way.action)).toBe(before + 1);
  },
);
