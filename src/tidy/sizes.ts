import { dataFiles } from "./allowed.ts";
import { isGenerated, isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { nodesOf } from "./syntax.ts";

const [fileLinesMax, functionLinesMax, boardMakingMax, lineLengthMax] = [200, 40, 60, 120];

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

/** Functions of at most 40 lines, and 60 in what makes boards for demonstrations and tests; those of tests excepted. */
export function checkFunctionSizes(files: readonly SourceFile[]): readonly Violation[] {
  return typescript(files)
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      nodesOf(file.tree, "FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression").flatMap((node) => {
        const first = lineOf(file, node.start);
        const lines = lineOf(file, node.end) - first + 1;
        return lines <= (file.path.startsWith("src/") ? functionLinesMax : boardMakingMax)
          ? []
          : [{ file: file.path, line: first, text: `a function of ${lines} lines: split it` }];
      }),
    );
}

/**
 * Lines of at most 120 characters. The formatter breaks them; one that is longer only because of a single text or
 * pattern, which it leaves whole, may be, and in tests one that holds part of a long text.
 */
export function checkLineLengths(files: readonly SourceFile[]): readonly Violation[] {
  return typescript(files).flatMap((file) =>
    file.text.split("\n").flatMap((text, index) => {
      if (
        text.length <= (isTest(file.path) ? wholeMax : lineLengthMax) ||
        (text.length <= wholeMax && text.replaceAll(literal, "").length < wholeRest)
      )
        return [];
      const what = `${text.length} characters: break the line (at most ${lineLengthMax})`;
      return [{ file: file.path, line: index + 1, text: what }];
    }),
  );
}

const [wholeMax, wholeRest] = [220, 80];
const literal = /"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/(?![/*])(?:\\.|[^/\\])+\/[a-z]*/g;

function typescript(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => file.path.endsWith(".ts") && !isGenerated(file.path));
}
