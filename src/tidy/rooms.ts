import { dirname, join } from "node:path/posix";
import { importsOf } from "./imports.ts";
import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";

/** The rooms of the platform in their order: each uses those above it alone, by value and by type. */
export const rooms: readonly string[] = [
  "capacity",
  "database",
  "days",
  "privacy",
  "documents",
  "actors",
  "app",
  "addresses",
  "sealing",
  "audit",
  "events",
  "perform",
  "render",
  "web",
  "pages",
  "lists",
  "activity",
  "mail",
  "jobs",
  "proposals",
  "api",
  "cli",
  "module",
];

/** The platform's rooms form no ring; its door and its own module value stand outside them. */
export function checkRooms(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const own = roomOf(file.path);
    if (own === undefined || isTest(file.path) || !file.path.endsWith(".ts")) return [];
    if (!rooms.includes(own))
      return [{ file: file.path, line: 1, text: `give the room ${own} a place among the rooms` }];
    return importsOf(file).flatMap(({ node, from }) => {
      const target = from.startsWith(".") ? roomOf(join(dirname(file.path), from)) : undefined;
      return target === undefined || rooms.indexOf(target) <= rooms.indexOf(own)
        ? []
        : [
            {
              file: file.path,
              line: lineOf(file, node.start),
              text: `${own} stands above ${target} and must not import it`,
            },
          ];
    });
  });
}

function roomOf(path: string): string | undefined {
  return path.match(/^src\/platform\/([^/]+)\//)?.[1];
}

/** Words of exams. The platform knows people, centres and candidates as identifiers, and nothing else. */
const examWord =
  /\b(exams?|entry|entries|mark|marks|grade|grades|award|awards|awarding|result|results|catalogue|moderat\w+|syllabus\w*|qualification\w*|series)\b/i;

/** Where an exam word means something else: `entries` of an object, a `result` of a query, and the like. */
const innocent =
  /outcome\.result|Object\.entries|fromEntries|\.entries\(|exam board|entries of (an|the) object|log entry|logEntry|entry point|question mark/;

/** Lines of the platform that name a thing of exams. The types of the tables are generated, and hold every schema. */
export function examWords(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => /^src\/platform\/.*\.(ts|sql)$/.test(file.path) && !isTest(file.path))
    .filter((file) => !file.path.endsWith("/database/types.ts"))
    .flatMap((file) =>
      file.text.split("\n").flatMap((text, index) => {
        const word = innocent.test(text) ? undefined : text.match(examWord)?.[0];
        return word === undefined ? [] : [{ file: file.path, line: index + 1, text: `the platform names "${word}"` }];
      }),
    );
}
