import { modules } from "../modules.ts";
import { importsOf, namesTaken } from "./imports.ts";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";
import { child, isNode, nodesOf, textOf } from "./syntax.ts";

/** The most names that a front door may have. */
const doorMax = 25;

/**
 * The front doors of the modules and of the platform's rooms: each has a sentence about it, at most 25 names, and each
 * name is used by production code outside. What tests alone use is imported by path.
 */
export function checkDoors(files: readonly SourceFile[]): readonly Violation[] {
  const doors = files.flatMap((file) => {
    const name = doorName(file.path);
    return name === undefined ? [] : [{ file, name, folder: file.path.slice(0, -"index.ts".length) }];
  });
  const [taken, later] = [takenFrom(files), takenLater(files)];
  return doors.flatMap(({ file, name, folder }) => {
    const names = namesOf(file);
    const isUsed = (one: string): boolean =>
      (taken.get(`${name} ${one}`) ?? []).some((path) => !path.startsWith(folder)) ||
      later.some(({ from, text }) => from === name && text.includes(one));
    const unused = names.filter((one) => !isUsed(one));
    const problems = [
      ...(file.text.startsWith("/** ") ? [] : ["say in one sentence what comes through this door"]),
      ...(file.text.includes("\nexport * from") ? ["name what comes through: no export of everything"] : []),
      ...(names.length <= doorMax ? [] : [`${names.length} names: a front door has at most ${doorMax}`]),
      ...unused.map((one) => `${one} is used by no other module: it need not stand in the front door`),
    ];
    return problems.map((text) => ({ file: file.path, line: 1, text }));
  });
}

/**
 * The name of the door that a file is: `src/people/index.ts` is `#people`, `src/platform/web/index.ts` is
 * `#platform/web`. The kernel is no module with an inside: all of it is for everyone.
 */
function doorName(path: string): string | undefined {
  const module = modules.find(({ name, folder }) => name !== "kernel" && path.startsWith(`${folder}/`));
  const room = module && path.slice(module.folder.length).match(/^(\/[a-z-]+)?\/index\.ts$/);
  return room && withRooms.test(path) ? `#${module.name}${room[1] ?? ""}` : undefined;
}

/** The door of a module, and of rooms in large modules. Toolboxes are loaded by the command line alone. */
const withRooms =
  /^src\/(?!formats\/toolbox)((platform|people|formats)\/[a-z-]+|people|formats|[a-z]+\/[a-z]+)\/index\.ts$/;

/** By door and name, the files that take it. */
function takenFrom(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>();
  for (const file of files.filter(({ path }) => !isTest(path))) {
    for (const { from, name } of namesTaken(file)) {
      const key = `${from} ${name}`;
      taken.set(key, [...(taken.get(key) ?? []), file.path]);
    }
  }
  return taken;
}

/** Files that load a door only when they need it: what they take from it stands somewhere in their text. */
function takenLater(files: readonly SourceFile[]): readonly { readonly from: string; readonly text: string }[] {
  return files
    .filter(({ path, text }) => !isTest(path) && text.includes("import("))
    .flatMap((file) =>
      importsOf(file).flatMap(({ node, from }) =>
        node.type === "ImportExpression" && from.startsWith("#") ? [{ from, text: file.text }] : [],
      ),
    );
}

function namesOf(file: SourceFile): readonly string[] {
  return nodesOf(file.tree, "ExportNamedDeclaration").flatMap((node) => {
    const list = node["specifiers"];
    return (Array.isArray(list) ? list.filter(isNode) : []).flatMap(
      (one) => textOf(child(one, "exported"), "name") ?? [],
    );
  });
}
