import fc from "fast-check";
import { expect, test } from "vitest";
import { fileLetters } from "../layouts/envelope.ts";
import { findLayout, versionsOf } from "../layouts/layouts.ts";
import { arbitraryRecords, entry, optionCode } from "./arbitrary-records.ts";
import { exchangeReader } from "./reader.ts";
import { parseExchangeFile } from "./parse-exchange-file.ts";
import { readExchangeFile } from "./reader.ts";
import { writeExchangeFile, writeExchangeLines } from "./writer.ts";
import type { ExchangeRecord } from "./records.ts";

const madeOn = "2026-02-12";
const both = { awardingBody: "90", series: "6A", year: "26", software: "OURMIS", softwareVersion: "1", madeOn };

function write(records: readonly ExchangeRecord[], version?: string) {
  const type = records[0]?.type ?? "E";
  const isBasedata = "SOCLD".includes(type);
  const centre = isBasedata ? "6A26_" : "99999";
  const distribution = isBasedata ? ("B" as const) : ("S" as const);
  const about = { ...both, type, centre, distribution, ...(version && { version }) };
  return writeExchangeFile(about, { centre, sequence: 1, postcode: isBasedata ? "" : "AB1 2CD", records });
}

const cases = fileLetters.flatMap((type) => versionsOf(type).map((version) => [type, version] as const));

test.each(cases)(
  "a %s record of version %s is read as it was written, in a line of the right length",
  (type, version) => {
    fc.assert(
      fc.property(arbitraryRecords[type], (record: ExchangeRecord) => {
        const { name, bytes } = write([record], version);
        const parsed = parseExchangeFile(name, bytes);
        expect(parsed.faults).toEqual([]);
        expect(parsed.centres[0]?.records).toEqual([record]);
        expect(bytes.length).toBe(5 * ((findLayout(type, version)?.length ?? 0) + 2));
      }),
    );
  },
);

test.each(cases)("the fields of %s records, version %s, stand in order and do not overlap", (type, version) => {
  const layout = findLayout(type, version);
  let next = 1;
  for (const field of layout?.fields ?? []) {
    expect(field.at, field.name).toBeGreaterThanOrEqual(next);
    next = field.at + field.length;
  }
  expect(next - 1).toBeLessThanOrEqual(layout?.length ?? 0);
});

test("more than twelve options travel on repeated records with the same details", () => {
  const many = fc.uniqueArray(optionCode, { minLength: 13, maxLength: 40 });
  fc.assert(
    fc.property(entry("E"), many, (first, options) => {
      const groups = Array.from({ length: Math.ceil(options.length / 12) }, (_, at) =>
        options.slice(at * 12, at * 12 + 12),
      );
      const records = groups.map((group) => ({ ...first, slots: group.map((option) => ({ option, extra: " " })) }));
      const { name, bytes } = write(records);
      const parsed = parseExchangeFile(name, bytes);
      expect(parsed.faults).toEqual([]);
      expect(parsed.centres[0]?.records).toEqual(records);
      expect(parsed.summary).toMatchObject({ candidates: 1, entries: options.length, records: groups.length });
    }),
  );
});

test("it does not matter how the bytes are cut into pieces", () => {
  const { name, bytes } = write(
    fc
      .sample(entry("E"), { numRuns: 20, seed: 1 })
      .map((each, at) => ({ ...each, candidate: String(at + 1).padStart(4, "0") })),
  );
  const whole = exchangeReader(name);
  const expected = [...whole.push(bytes), ...whole.finish()];
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const reader = exchangeReader(name);
      const events = places.slice(1).flatMap((end, at) => [...reader.push(bytes.subarray(places[at], end))]);
      expect([...events, ...reader.finish()]).toEqual(expected);
    }),
  );
});

test("a file is read as its bytes come in, and the summary is last", async () => {
  const { name, bytes } = write(fc.sample(entry("E"), { numRuns: 1, seed: 7 }));
  const kinds: string[] = [];
  for await (const event of readExchangeFile(name, [bytes])) if (event.kind !== "fault") kinds.push(event.kind);
  expect(kinds).toEqual(["header", "centre", "record", "centre-end", "end", "summary"]);
});

test("one blank line or Ctrl-Z is let pass after the end, and no more", () => {
  const { name, bytes } = write(fc.sample(entry("E"), { numRuns: 1, seed: 7 }));
  const slugs = (tail: string) =>
    parseExchangeFile(name, Buffer.concat([bytes, Buffer.from(tail)])).faults.map(
      (fault) => `${fault.line} ${fault.slug}`,
    );
  expect(["", "\r\n", "\n", "\x1A", "\x1A\r\n"].map(slugs)).toEqual([[], [], [], [], []]);
  expect(["\r\n\r\n", "\x1A\r\n\x1A"].map(slugs)).toEqual([["7 after-end"], ["7 after-end"]]);
});

test("any bytes at all give faults, never a failure", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(parseExchangeFile("E9999990.X01", bytes).summary.accepted).toBe(false);
    }),
  );
});

test("any one byte changed in the counts of a good file is found", () => {
  const { name, bytes } = write(fc.sample(entry("E"), { numRuns: 1, seed: 3 }));
  for (const at of [3 * 194 + 13, 4 * 194 + 13, 4 * 194 + 20]) {
    const wrong = Uint8Array.from(bytes);
    wrong[at] = (wrong[at] ?? 0) + 1;
    expect(parseExchangeFile(name, wrong).faults).toHaveLength(1);
  }
});

test("the writer refuses what does not fit", () => {
  const [record] = fc.sample(entry("E"), { numRuns: 1, seed: 3 });
  const about = { ...both, type: "E", centre: "99999", distribution: "S" } as const;
  const lines = (put: object, sequence = 1) => [
    ...writeExchangeLines(about, [{ centre: "99999", sequence, records: record ? [{ ...record, ...put }] : [] }]),
  ];
  expect(() => lines({})).not.toThrow();
  expect(() => lines({ name: "X".repeat(41) })).toThrow(RangeError);
  expect(() => lines({ name: "ZOË:" })).toThrow(RangeError);
  expect(() => lines({ candidate: "42" })).toThrow(RangeError);
  const thirteen = Array.from({ length: 13 }, () => ({ option: "J560H", extra: " " }));
  expect(() => lines({ slots: thirteen })).toThrow(RangeError);
  expect(() => lines({}, 1000)).toThrow(RangeError);
});
