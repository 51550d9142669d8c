import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { modules } from "../modules.ts";
import { isTest, lineOf, root, type SourceFile, type Violation } from "./source-file.ts";
import { callsOf, stringProperty } from "./syntax.ts";

/** An act lives in a folder of its own name, verb first, and an action is named as its folder. */
export function checkActs(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.startsWith("src/") && !isTest(file.path))
    .flatMap((file) =>
      callsOf(file.tree, "defineAction").flatMap(({ call, args }) => {
        const [name, folder] = [stringProperty(args[0], "name"), basename(dirname(file.path))];
        const line = lineOf(file, call.start);
        if (!name) return [{ file: file.path, line, text: "name the action with a string, so that it can be found" }];
        if (!/^[a-z]+(-[a-z]+)+$/.test(name))
          return [{ file: file.path, line, text: `the action ${name} is not named verb-noun` }];
        return name === folder
          ? []
          : [{ file: file.path, line, text: `the action ${name} lives in ${folder}/: name the folder ${name}` }];
      }),
    );
}

/**
 * Every module has a page that says what it owns and one front door. The platform has one for each room; start, which
 * nobody imports, has none.
 */
export function checkModules(): readonly Violation[] {
  return modules.flatMap(({ name, folder }) => [
    ...(existsSync(join(root, folder, "README.md"))
      ? []
      : [{ file: `${folder}/README.md`, line: 1, text: "missing: say what the module owns" }]),
    ...(name === "start" || name === "platform" || existsSync(join(root, folder, "index.ts"))
      ? []
      : [{ file: `${folder}/index.ts`, line: 1, text: "missing: the front door of the module" }]),
  ]);
}
