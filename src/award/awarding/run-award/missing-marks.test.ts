import { expect, test } from "vitest";
import { type MissingMark, missingShown, refuseMissing } from "./missing-marks.ts";

const mark = (centre: string, number: number, more: Partial<MissingMark> = {}): MissingMark => ({
  centre_id: centre,
  candidate_number: number,
  surname: "Ling",
  forenames: "Ada",
  option: "J277",
  component: "J277/01",
  ...more,
});

function said(parts: readonly (readonly MissingMark[])[], counts = parts.map((part) => part.length)): string {
  const refused = refuseMissing(parts.map((first, at) => ({ count: counts[at] ?? 0, first })));
  return refused.refusals.map(({ text }) => text).join();
}

test.each<[string, readonly (readonly MissingMark[])[], readonly string[]]>([
  ["one", [[mark("90001", 7)]], ["centre 90001 candidate 0007 Ling, Ada, J277/01 (J277)"]],
  [
    "one number at two centres",
    [[mark("90002", 7, { surname: "Okafor" })], [mark("90001", 7)]],
    [
      "centre 90001 candidate 0007 Ling, Ada, J277/01 (J277)",
      "centre 90002 candidate 0007 Okafor, Ada, J277/01 (J277)",
    ],
  ],
  [
    "two components of one candidate",
    [[mark("90001", 12, { component: "J277/02" }), mark("90001", 12)]],
    ["centre 90001 candidate 0012 Ling, Ada, J277/01 (J277)", "centre 90001 candidate 0012 Ling, Ada, J277/02 (J277)"],
  ],
  [
    "two options of one candidate, and a number of four digits",
    [[mark("90001", 9999, { option: "J560H", component: "J560/04" }), mark("90001", 9999)]],
    ["centre 90001 candidate 9999 Ling, Ada, J277/01 (J277)", "centre 90001 candidate 9999 Ling, Ada, J560/04 (J560H)"],
  ],
  [
    "numbers in their order and not in that of their digits",
    [[mark("90001", 100), mark("90001", 21)], [mark("90001", 3)]],
    [3, 21, 100].map((each) => `centre 90001 candidate ${String(each).padStart(4, "0")} Ling, Ada, J277/01 (J277)`),
  ],
])("missing marks are named as people know their candidates: %s", (_what, parts, expected) => {
  const count = parts.flat().length;
  expect(said(parts)).toBe(
    `Outstanding marks: ${count} (${expected.join("; ")}). Enter them, or leave those results pending.`,
  );
});

test.each([missingShown, missingShown + 1, 4_000])(
  "of %i missing marks the first 20 are named, and the rest counted",
  (count) => {
    const first = Array.from({ length: missingShown }, (_, at) => mark("90001", at + 1));
    const text = said([first, []], [count - 1, 1]);
    expect(text).toContain(`Outstanding marks: ${count} (`);
    expect(text.match(/candidate \d{4}/g)).toHaveLength(missingShown);
    expect(/and (\d+) more/.exec(text)?.[1]).toBe(count > missingShown ? String(count - missingShown) : undefined);
  },
);
