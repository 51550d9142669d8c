import type { SourceFile } from "./source-file.ts";
import { child, isNode, type Node, textOf } from "./syntax.ts";

/** A test as it is written: its title, which may have parts to be filled in, and whether it runs. */
export type WrittenTest = { readonly title: string; readonly runs: boolean };

/** Every test of a file, those inside `describe`, `test.each` and loops too. */
export function testsIn(file: SourceFile): readonly WrittenTest[] {
  return file.tree ? testsUnder(file, file.tree, true) : [];
}

/**
 * Whether a file has a test of a title that runs. The title is the one that is written, such as `%s is refused`, or one
 * that it becomes, such as `a second file is refused`: then what is filled in must be in the file too, in full.
 */
export function findTest(file: SourceFile, title: string): "runs" | "skipped" | "absent" {
  const found = testsIn(file).filter((test) => isCalled(file, test.title, title));
  if (found.length === 0) return "absent";
  return found.some((test) => test.runs) ? "runs" : "skipped";
}

function testsUnder(file: SourceFile, node: Node, runs: boolean): readonly WrittenTest[] {
  const callee = node.type === "CallExpression" ? child(node, "callee") : undefined;
  const called = callee ? file.text.slice(callee.start, callee.end).replaceAll(/\s/g, "") : "";
  const goesOn = runs && !/\.(?:skip|todo|fails|skipIf|runIf)\b/.test(called);
  const title = /^(?:test|it)\b/.test(called) ? titleOf(file, node) : undefined;
  const inside = Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
  return [
    ...(title === undefined ? [] : [{ title, runs: goesOn }]),
    ...inside.flatMap((each) => testsUnder(file, each, goesOn)),
  ];
}

/** The first argument of a call, when it is a text: that of a template as it is written. */
function titleOf(file: SourceFile, call: Node): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(call["arguments"]) ? call["arguments"] : [];
  if (!isNode(first)) return undefined;
  return first.type === "TemplateLiteral" ? file.text.slice(first.start + 1, first.end - 1) : textOf(first, "value");
}

const filledIn = /%[sdifjoOp]|\$\{[^}]*\}|\$[a-zA-Z_][\w.]*/g;

function isCalled(file: SourceFile, written: string, title: string): boolean {
  if (written === title) return true;
  if (written.search(filledIn) < 0) return false;
  const fixed = written.split(filledIn).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const parts = new RegExp(`^${fixed.join("(.+)")}$`).exec(title)?.slice(1);
  return parts?.every((part) => isWrittenIn(file, part)) ?? false;
}

/** Whether a text stands in a file by itself, as a whole literal. */
function isWrittenIn(file: SourceFile, text: string): boolean {
  const whole = [JSON.stringify(text), `'${text}'`, `\`${text}\``];
  return whole.some((literal) => file.text.includes(literal)) || (/^\d+$/.test(text) && file.text.includes(text));
}
