import { expect, test } from "vitest";
import { formatDay, formatInstant, parseBoardTime, parseDay, shortInstant } from "./dates.ts";

const cases: readonly (readonly [string, string, { readonly day: string; readonly time: string }])[] = [
  ["2026-02-21T23:59:00Z", "Saturday 21 February 2026, 11:59pm", { day: "Sat 21 Feb 2026", time: "11:59pm" }],
  ["2026-08-11T23:01:00Z", "Wednesday 12 August 2026, 12:01am", { day: "Wed 12 Aug 2026", time: "12:01am" }],
  ["2026-08-20T07:00:00Z", "Thursday 20 August 2026, 8am", { day: "Thu 20 Aug 2026", time: "8am" }],
  ["2026-08-20T08:30:00Z", "Thursday 20 August 2026, 9:30am", { day: "Thu 20 Aug 2026", time: "9:30am" }],
  ["2026-08-20T11:00:00Z", "Thursday 20 August 2026, midday", { day: "Thu 20 Aug 2026", time: "midday" }],
  ["2026-08-19T23:00:00Z", "Thursday 20 August 2026, 12:00am", { day: "Thu 20 Aug 2026", time: "12:00am" }],
  ["2026-09-01T11:30:00Z", "Tuesday 1 September 2026, 12:30pm", { day: "Tue 1 Sep 2026", time: "12:30pm" }],
];

test.each(cases)("%s is written in full and short, in London's time", (text, full, short) => {
  const instant = Temporal.Instant.from(text);
  expect(formatInstant(instant)).toBe(full);
  expect(shortInstant(instant)).toEqual(short);
});

test.each([
  ["2026-10-25T00:59", "2026-10-24T23:59:00Z"],
  ["2026-10-25T01:00", undefined],
  ["2026-10-25T01:30", undefined],
  ["2026-10-25T01:59:59", undefined],
  ["2026-10-25T02:00", "2026-10-25T02:00:00Z"],
  ["2026-03-29T00:59", "2026-03-29T00:59:00Z"],
  ["2026-03-29T01:30", undefined],
  ["2026-03-29T02:00", "2026-03-29T01:00:00Z"],
  ["0000-01-01T08:00", undefined],
  ["0226-08-20T08:00", undefined],
  ["1899-12-31T08:00", undefined],
  ["9999-12-31T23:59", "9999-12-31T23:59:00Z"],
])("the board's time %s is one instant or none", (text, instant) => {
  expect(parseBoardTime(text)?.toString()).toBe(instant);
});

test("days of years that cannot be meant are none", () => {
  expect(["0000-01-01", "0001-01-01", "0226-02-21", "1899-12-31"].map(parseDay)).toEqual(Array(4).fill(undefined));
  expect(["1900-01-01", "2024-02-29", "9999-12-31"].map(parseDay)).toEqual(["1900-01-01", "2024-02-29", "9999-12-31"]);
});

test("every day of two years is written as British English writes it", () => {
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
  const first = Temporal.PlainDate.from("2027-01-01");
  for (let index = 0; index < 731; index += 1) {
    const day = first.add({ days: index });
    const noon = day.toZonedDateTime({ timeZone: "Europe/London", plainTime: "12:00" }).toInstant();
    expect(formatDay(day.toString())).toBe(words.format(noon.epochMilliseconds));
    expect(formatInstant(noon)).toBe(`${weekday.format(noon.epochMilliseconds)} ${formatDay(day.toString())}, midday`);
  }
});
