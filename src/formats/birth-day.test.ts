import { expect, test } from "vitest";
import { findBirthDay, renderBirthDay } from "./birth-day.ts";

test.each([
  ["140209", "2026-02-12", "2009-02-14"],
  ["120221", "2026-02-12", "2021-02-12"],
  ["130221", "2026-02-12", "1921-02-13"],
  ["290200", "2026-02-12", "2000-02-29"],
  ["290200", "2004-02-12", undefined],
  ["290201", "2026-02-12", undefined],
  ["310209", "2026-02-12", undefined],
  ["310409", "2026-02-12", undefined],
  ["001209", "2026-02-12", undefined],
  ["011309", "2026-02-12", undefined],
  ["000000", "2026-02-12", undefined],
  ["1402 9", "2026-02-12", undefined],
])("%s on %s is %s", (text, fileDay, day) => {
  expect(findBirthDay(text, fileDay)).toBe(day);
});

test("a day of birth is written as DDMMYY, and 000000 when not known", () => {
  expect([renderBirthDay("2009-02-14"), renderBirthDay(null)]).toEqual(["140209", "000000"]);
});
