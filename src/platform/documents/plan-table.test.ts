import { describe, expect, test } from "vitest";
import { planTable } from "./plan-table.ts";
import { lineHeight, textWidth } from "./text-width.ts";

const measures = { width: 400_000, gutter: 10_000, inset: 3_000, leading: 5_500, wide: 1 };
const line = (text: string) => [{ text, size: 90 }];
const plan = (...rows: readonly (readonly string[])[]) =>
  planTable({ ...measures, rows: rows.map((row) => row.map(line)) }, 3);

describe("the plan of a table", () => {
  test("gives the narrow columns their widest text and the wide one the rest", () => {
    const { columns } = plan(["01", "Paper 1", "7"], ["0123", "Paper 2", "100"]);
    const [first, last] = [textWidth("0123", { size: 90 }), (textWidth("100", { size: 90 }) ?? 0) + 10_000];
    expect(columns).toEqual([first, 400_000 - (first ?? 0) - last, last]);
  });

  test("fixes a row of one line, and leaves one that needs more to Typst", () => {
    const { rows, whole } = plan(["01", "Paper 1", "7"], ["02", "A very long title ".repeat(8), "7"]);
    expect(rows).toEqual([lineHeight({ size: 90 }) + 6_000, "auto"]);
    expect(whole).toBe(true);
  });

  test.each(["Δημήτρης", "李明", "one\ntwo", "😀"])("leaves %j, which it cannot measure, to Typst", (text) => {
    expect(plan(["01", text, "7"])).toMatchObject({ rows: ["auto"], whole: false });
    expect(plan(["01", "Paper 1", text])).toMatchObject({ columns: ["auto", "rest", "auto"], rows: ["auto"] });
  });

  test("lets a row of very many lines go on over the page", () => {
    expect(plan(["01", "long ".repeat(400), "7"])).toMatchObject({ rows: ["auto"], whole: false });
  });

  test("leaves all to Typst when the narrow columns take nearly everything", () => {
    expect(plan(["x".repeat(90), "Paper 1", "7"]).columns).toEqual(["auto", "rest", "auto"]);
  });

  test("measures figures as wide as each other, and nothing as nothing", () => {
    expect(textWidth("1111", { size: 90 })).toBe(textWidth("0808", { size: 90 }));
    expect(textWidth("", { size: 90 })).toBe(0);
  });
});
