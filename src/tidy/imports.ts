import { dirname, join } from "node:path/posix";
import { modules } from "../modules.ts";
import { readsDisk, toolboxDoor } from "./allowed.ts";
import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { child, isNode, type Node, nodesOf, textOf } from "./syntax.ts";

type Module = { readonly name: string; readonly folder: string; readonly order: number };

const ordered: readonly Module[] = modules.map((module, order) => ({ ...module, order }));
const impure =
  /^(pg|pg-copy-streams|kysely|fastify|node:(fs|fs\/promises|http|https|net|child_process|worker_threads))$/;

/**
 * The law of the modules: import only upwards, other modules only by their front door, the same module only by path. A
 * test may take by path what no other module uses.
 */
export function checkImports(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ node, from }) => {
      const text = importProblem(file, from);
      return text ? [{ file: file.path, line: lineOf(file, node.start), text }] : [];
    }),
  );
}

/** Rules, the kernel and the formats are pure: they reach no database, no web and no disk. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => isPure(file.path))
    .flatMap((file) => [
      ...importsOf(file)
        .filter(
          ({ node, from }) =>
            impure.test(from) ||
            (file.path.endsWith("/rule.ts") && from.startsWith("#platform/") && !takesOnlyWords(node)),
        )
        .map(({ node, from }) => ({
          file: file.path,
          line: lineOf(file, node.start),
          text: `pure code must not import ${from}`,
        })),
      ...nodesOf(file.tree, "MemberExpression")
        .filter((node) => isAmbient(node))
        .map((node) => ({
          file: file.path,
          line: lineOf(file, node.start),
          text: "pure code must not read the clock or the environment",
        })),
    ]);
}

/** Whether an import takes types alone, or functions of the platform that only read what they are given. */
function takesOnlyWords(node: Node): boolean {
  return namesOf(node).every(({ name, type }) => type || pureNames.includes(name));
}

const pureNames: readonly string[] = ["subjectsOf", "isSystem"];

function namesOf(node: Node): readonly { readonly name: string; readonly type: boolean }[] {
  const whole = textOf(node, "importKind") === "type";
  const list = node["specifiers"];
  return (Array.isArray(list) ? list.filter(isNode) : []).map((one) => ({
    name: textOf(child(one, "imported"), "name") ?? "",
    type: whole || textOf(one, "importKind") === "type",
  }));
}

/** Folders beside src/ that the command line starts. */
const outsideDoors = ["demo", "bench"];

function importProblem(file: SourceFile, from: string): string | undefined {
  const own = moduleOf(file.path);
  if (from.startsWith("#")) return frontDoorProblem(own, file.path, from.slice(1));
  if (!from.startsWith(".")) return undefined;
  const target = join(dirname(file.path), from);
  if (!target.endsWith(".ts") && !target.endsWith(".json")) return `import ${from} with its .ts ending`;
  if (own && moduleOf(target)?.name === own.name) return undefined;
  if (file.path === "src/start/test-site.ts") return undefined;
  if (isOutside(file.path) || (toolboxDoor.test(target) && own?.name === "start")) return undefined;
  if (isTest(file.path) || target === "src/modules.ts") return undefined;
  if (file.path === "src/modules.ts" && target.endsWith("/module.ts")) return undefined;
  return `import another module by its front door (#${moduleOf(target)?.name ?? "module"}), not ${from}`;
}

function frontDoorProblem(own: Module | undefined, path: string, name: string): string | undefined {
  if (outsideDoors.includes(name))
    return own?.name === "start" || isOutside(path) ? undefined : `only start may use #${name}`;
  const target = ordered.find((module) => module.name === name.replace(roomDoor, ""));
  if (!target) return `there is no module #${name} in src/modules.ts`;
  if (!own || isOutside(path)) return undefined;
  if (own.name === target.name) return `inside a module import by path, not by its own front door #${name}`;
  return target.order < own.order || isTest(path)
    ? undefined
    : `${own.name} stands above ${name} and must not import it: subscribe to events instead`;
}

/** Files outside the modules: they know every module, as start does. */
function isOutside(path: string): boolean {
  return !path.startsWith("src/") || path.startsWith("src/tidy");
}

function isPure(path: string): boolean {
  if (isTest(path) || readsDisk.test(path)) return false;
  return /^src\/(kernel|formats)\//.test(path) || path.endsWith("/rule.ts") || path.includes("/rules/");
}

function isAmbient(node: Node): boolean {
  const [object, property] = [textOf(child(node, "object"), "name"), textOf(child(node, "property"), "name")];
  return (object === "Temporal" && property === "Now") || (object === "process" && property === "env");
}

/** Large modules have a door for each of their rooms: `platform/web`. */
const roomDoor = /(?<=^(?:platform|people|formats))\/[a-z-]+$/;

/** The module that a file stands in. */
export function moduleOf(path: string): Module | undefined {
  return ordered.findLast((module) => path.startsWith(`${module.folder}/`));
}

export function importsOf(file: SourceFile): readonly { readonly node: Node; readonly from: string }[] {
  return nodesOf(
    file.tree,
    "ImportDeclaration",
    "ExportNamedDeclaration",
    "ExportAllDeclaration",
    "ImportExpression",
  ).flatMap((node) => {
    const from = textOf(child(node, "source"), "value");
    return from === undefined ? [] : [{ node, from }];
  });
}

/** Every name that a file imports or passes on from another, with where it is from. */
export function namesTaken(file: SourceFile): readonly { readonly from: string; readonly name: string }[] {
  return importsOf(file).flatMap(({ node, from }) => namesOf(node).map(({ name }) => ({ from, name })));
}
