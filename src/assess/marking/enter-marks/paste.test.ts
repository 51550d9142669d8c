import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

/** The script of the grid on a page of eight candidates: what a clipboard puts where, and what it says of the rest. */
const source = readFileSync(join(import.meta.dirname, "../../../platform/pages/assets/paste-column.js"), "utf8");
const numbers = ["0012", "0013", "0014", "0015", "0016", "0017", "0018", "0019"];

type Handler = (event: object) => void;
type Part = { textContent: string; hidden?: boolean; parts: (Part | string)[]; on: Record<string, Handler> };

function fakePart(): Part & Record<string, unknown> {
  const on: Record<string, Handler> = {};
  const parts: (Part | string)[] = [];
  return {
    textContent: "",
    parts,
    on,
    append: (...more: (Part | string)[]) => void parts.push(...more),
    replaceChildren: () => void parts.splice(0),
    addEventListener: (kind: string, handler: Handler) => void (on[kind] = handler),
    focus: () => {},
  };
}

function fakeField(number: string) {
  const on: Record<string, Handler> = {};
  return {
    value: "",
    on,
    dataset: { column: "marks", number, name: "Ling, Ada", max: "60" },
    addEventListener: (kind: string, handler: Handler) => void (on[kind] = handler),
    dispatchEvent: () => {},
    focus: () => {},
    select: () => {},
  };
}

/** Pastes into a field, and confirms what is shown, when there is anything to confirm. */
function pasted(text: string, into = 0, before = "") {
  const fields = numbers.map(fakeField);
  for (const field of fields) field.value = before;
  const panel = fakePart();
  const document = { querySelectorAll: () => fields, getElementById: () => panel, createElement: fakePart };
  runInNewContext(source, { document, Event: Object, Map, Set, Array, Math, Number });
  let isTaken = false;
  const clipboardData = { getData: () => text };
  fields[into]?.on["paste"]?.({ clipboardData, preventDefault: () => (isTaken = true) });
  const shown = textOf(panel);
  const filledBefore = fields.map(({ value }) => value);
  for (const part of panel.parts) {
    if (typeof part !== "string" && part.textContent.startsWith("Enter ")) part.on["click"]?.({});
  }
  return {
    isTaken,
    shown,
    filledBefore,
    marks: fields
      .map(({ value }) => value)
      .join(" ")
      .trim(),
  };
}

function textOf({ textContent, parts }: Part): string {
  return [textContent, ...parts.map((part) => (typeof part === "string" ? part : textOf(part)))].join(" ");
}

test.each([
  ["a column of marks for all", "11\r\n12\r\n13\r\n14\r\n15\r\n16\r\n17\r\n18\r\n", "11 12 13 14 15 16 17 18"],
  ["a column with its heading", "Mark\r\n11\r\n12\r\n13\r\n14\r\n15\r\n16\r\n17\r\n18\r\n", "11 12 13 14 15 16 17 18"],
  ["numbers and marks", "0012\t41\r\n0013\t42\r\n0014\t43\r\n", "41 42 43"],
  ["numbers and marks in another order", "0014\t43\n0012\t41\n0013\t42\n", "41 42 43"],
  ["marks before numbers", "41\t0012\n42\t0013\n", "41 42"],
  ["numbers without their zeros", "12\t41\n13\t42\n19\t43\n", "41 42      43"],
  ["numbers, names and marks with a heading", "Number\tName\tMark\n0012\tLing, Ada\t41\n0013\tMay, Bo\t0\n", "41 0"],
  ["marks that are candidate numbers too", "0012\t13\n0013\t14\n0014\t12\n", "13 14 12"],
  ["one candidate with a mark", "0015\t7", "7"],
])("%s are put where they belong, after they were shown", (_title, text, marks) => {
  const answer = pasted(text);
  expect(answer.isTaken).toBe(true);
  expect(answer.filledBefore.join("")).toBe("");
  expect(answer.shown).toMatch(/Check \d+ pasted marks .*00\d\d Ling, Ada/);
  expect(answer.marks).toBe(marks);
});

test.each([
  ["more marks than candidates", "10\n11\n12\n13\n14\n15\n16\n17\n18\n", 0, "9 values, but there are 8 candidates"],
  ["more marks than are below", "10\n11\n12\n", 6, "3 values, but there are 2 candidates from 0018"],
  ["a candidate of another page", "0012\t41\n0099\t42\n", 0, "Candidate 0099 is not on this page"],
  ["a mark above the maximum", "0012\t41\n0013\t61\n", 0, "“61” for 0013 Ling, Ada is not a mark from 0 to 60"],
  ["a word", "11\nabs\n", 0, "“abs” for 0013 Ling, Ada is not a mark"],
  ["a fraction", "11.5\n12\n", 0, "“11.5” for 0012"],
  ["candidate numbers alone", "0012\n0013\n", 0, "These are candidate numbers"],
  ["two columns of marks", "0012\t41\t42\n0013\t43\t44\n", 0, "not clear which column has the marks"],
  ["a candidate twice", "0012\t41\n0012\t42\n", 0, "not clear which column has the candidate numbers"],
  ["a mark without a number", "0012\t41\n\t42\n0014\t43\n", 0, "“42” has no candidate number"],
  ["columns that could both be numbers", "12\t13\n13\t14\n", 0, "not clear which column has the candidate numbers"],
])("%s puts nothing in, and says why", (_title, text, into, said) => {
  const { isTaken, shown, marks } = pasted(text, into);
  expect([isTaken, marks]).toEqual([true, ""]);
  expect(shown).toContain("Nothing was pasted.");
  expect(shown).toContain(said);
});

test("a blank leaves what is there, and what is replaced is shown", () => {
  const { shown, marks } = pasted("11\r\n\r\n13\r\n14\r\n", 0, "7");
  expect(shown).toContain("11, in place of 7");
  expect(shown).toContain("blank: stays as it is");
  expect(marks).toBe("11 7 13 14 7 7 7 7");
});

test("a single value is pasted as browsers do", () => {
  expect(pasted("41").isTaken).toBe(false);
});
