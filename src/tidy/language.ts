import { mayCast, mayExportDefault, mayMakeDate, mayRound, parsers } from "./allowed.ts";
import { isGenerated, isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { child, type Node, nodesOf, textOf } from "./syntax.ts";

/**
 * No `any`, no `!`, no `as` outside parsing, no default exports: what would switch the type checker off, or hide a
 * name.
 */
export function checkTypes(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => !isGenerated(file.path))
    .flatMap((file) => [
      ...at(file, nodesOf(file.tree, "TSAnyKeyword"), "`any` switches the type checker off: use `unknown` and parse"),
      ...at(file, nodesOf(file.tree, "TSNonNullExpression"), "`!` hides a missing value: handle it"),
      ...at(
        file,
        mayCastIn(file.path) ? [] : nodesOf(file.tree, "TSAsExpression").filter(isCast),
        "`as` is for parsing: parse the value, or list the file in src/tidy/allowed.ts with the reason",
      ),
      ...at(
        file,
        file.path in mayExportDefault ? [] : nodesOf(file.tree, "ExportDefaultDeclaration"),
        "no default exports: name it",
      ),
    ]);
}

/** Marks, money and dates are whole numbers, fractions and calendar dates: never floating point, never `Date`. */
export function checkNumbersAndDates(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => !mayRound.test(file.path))
    .flatMap((file) => [
      ...at(
        file,
        nodesOf(file.tree, "NewExpression", "CallExpression").filter(
          (node) => calleeName(node) === "Date" && !Object.hasOwn(mayMakeDate, file.path),
        ),
        "no Date: use Temporal and the words of the kernel",
      ),
      ...at(
        file,
        nodesOf(file.tree, "MemberExpression").filter((node) => banned.test(memberName(node))),
        "no floating point and no Date: use fractions, whole numbers and Temporal",
      ),
      ...at(
        file,
        nodesOf(file.tree, "CallExpression").filter((node) => calleeName(node) === "parseFloat"),
        "no floating point: use parseFraction or whole numbers",
      ),
    ]);
}

const banned = /^(Date\.(now|parse|UTC)|Math\.round|Number\.parseFloat)$|\.toFixed$/;

function calleeName(node: Node): string | undefined {
  return textOf(child(node, "callee"), "name");
}

function memberName(node: Node): string {
  return `${textOf(child(node, "object"), "name") ?? ""}.${textOf(child(node, "property"), "name") ?? ""}`;
}

function mayCastIn(path: string): boolean {
  return path in mayCast || parsers.test(path) || isTest(path);
}

/** `as const` narrows and never lies. */
function isCast(node: Node): boolean {
  const type = child(node, "typeAnnotation");
  return !(type?.type === "TSTypeReference" && textOf(child(type, "typeName"), "name") === "const");
}

function at(file: SourceFile, nodes: readonly Node[], text: string): readonly Violation[] {
  return nodes.map((node) => ({ file: file.path, line: lineOf(file, node.start), text }));
}
