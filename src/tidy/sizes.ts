import { dataFiles } from "./allowed.ts";
import { isGenerated, isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { nodesOf } from "./syntax.ts";

const [fileLinesMax, functionLinesMax, lineLengthMax] = [200, 40, 120];

/** Files of at most 200 lines; tests and data excepted. */
export function checkFileSizes(files: readonly SourceFile[]): readonly Violation[] {
  return typescript(files)
    .filter((file) => !isTest(file.path) && !dataFiles.includes(file.path))
    .flatMap((file) => {
      const lines = file.text.trimEnd().split("\n").length;
      return lines <= fileLinesMax
        ? []
        : [{ file: file.path, line: lines, text: `${lines} lines: split it (at most ${fileLinesMax})` }];
    });
}

/** Functions of at most 40 lines; those of tests excepted. */
export function checkFunctionSizes(files: readonly SourceFile[]): readonly Violation[] {
  return typescript(files)
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      nodesOf(file.tree, "FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression").flatMap((node) => {
        const first = lineOf(file, node.start);
        const lines = lineOf(file, node.end) - first + 1;
        return lines <= functionLinesMax
          ? []
          : [
              {
                file: file.path,
                line: first,
                text: `a function of ${lines} lines: split it (at most ${functionLinesMax})`,
              },
            ];
      }),
    );
}

/** Lines of at most 120 characters. */
export function checkLineLengths(files: readonly SourceFile[]): readonly Violation[] {
  return typescript(files).flatMap((file) =>
    file.text
      .split("\n")
      .flatMap((text, index) =>
        text.length <= lineLengthMax
          ? []
          : [
              {
                file: file.path,
                line: index + 1,
                text: `${text.length} characters: break the line (at most ${lineLengthMax})`,
              },
            ],
      ),
  );
}

function typescript(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => file.path.endsWith(".ts") && !isGenerated(file.path));
}
