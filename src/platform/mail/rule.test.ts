import fc from "fast-check";
import { expect, test } from "vitest";
import { isFinal, minutesUntilNext, withoutForeignLinks } from "./rule.ts";

test("waits grow, and attempts end about two days after the first", () => {
  const waits = Array.from({ length: 11 }, (_, at) => minutesUntilNext(at + 1) ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBe(1);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 60;
  expect(hours).toBeGreaterThan(44);
  expect(hours).toBeLessThan(52);
  expect(minutesUntilNext(12)).toBeUndefined();
});

const fault = (command: string, responseCode: number) => Object.assign(new Error("no"), { command, responseCode });

test.each([
  [fault("RCPT TO", 550), true],
  [fault("DATA", 554), true],
  [fault("RCPT TO", 450), false],
  [fault("DATA", 451), false],
  [fault("AUTH PLAIN", 535), false],
  [fault("MAIL FROM", 550), false],
  [fault("EHLO", 554), false],
  [new Error("connect ECONNREFUSED"), false],
  ["nonsense", false],
])("%o is final: %s", (found, final) => {
  expect(isFinal(found)).toBe(final);
});

const site = "https://exams.example.org";
const left = "(a link was left out)";

test.each([
  ["Open https://exams.example.org/set-up/abc within 24 hours.", undefined],
  ["Open https://exams.example.org.", undefined],
  ["(https://exams.example.org/x?y=z#w)", undefined],
  ["No link; write to help@example.org", undefined],
  ["Dear http://evil.example, you are invited", `Dear ${left}, you are invited`],
  ["Dear WWW.evil.example!", `Dear ${left}!`],
  ["Dear xhttps://evil.example/a", `Dear ${left}`],
  ["https://exams.example.org.evil.example/x", left],
  ["https://exams.example.org@evil.example/x", left],
  ["http://exams.example.org/x", left],
  ["https://exams.example.org:444/x", left],
  ["https://exams.example.org/a then ftp://evil.example/b", `https://exams.example.org/a then ${left}`],
])("%j keeps our own links only", (text, kept = text) => {
  expect(withoutForeignLinks(text, site)).toBe(kept);
});

test("whatever stands around it, another site's link is left out, and our own never is", () => {
  const words = fc
    .array(fc.stringMatching(/^[a-zA-Z ]{0,12}$/), { maxLength: 4 })
    .map((parts) => ` ${parts.join(" ")} `);
  fc.assert(
    fc.property(words, words, fc.webUrl(), fc.webPath(), (before, between, other, path) => {
      const own = `${before}${site}/${path.replaceAll(/[^\w/]/g, "")}${between}`;
      expect(withoutForeignLinks(own, site)).toBe(own);
      const told = withoutForeignLinks(`${own} ${other}`, site);
      expect([told.startsWith(own), told.slice(own.length).includes("://")]).toEqual([true, false]);
    }),
  );
});
