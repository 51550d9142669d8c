import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";

/** A reason for a "no" written where it is given, instead of in the `refusals.ts` of its module. */
const written = /\brefuse\(\s*"|\bcode:\s*"[a-z0-9]+(?:-[a-z0-9]+)+"/g;

/** Each code has one place, the `refusals.ts` of its module, with its sentence and its source. */
export function checkRefusals(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => /^src\/.*\.ts$/.test(file.path) && !isTest(file.path) && !file.path.endsWith("/refusals.ts"))
    .filter((file) => !file.path.startsWith("src/tidy"))
    .flatMap((file) =>
      [...file.text.matchAll(written)].map((match) => ({
        file: file.path,
        line: lineOf(file, match.index),
        text: "declare this refusal in the refusals.ts of its module",
      })),
    );
}
