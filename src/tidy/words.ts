import { makesGoingRound } from "./allowed.ts";
import { basename, dirname } from "node:path/posix";
import { lineOf, type SourceFile, type Violation } from "./source-file.ts";

/** Notes to oneself, told apart from prose; each with a letter in brackets, so that this file does not find itself. */
const notes = /\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b/;
const codeInComment =
  /^\s*\/\/\s*((import|export|const|let|return|await|throw|if \(|for \(|function)\b.*[;{]|\}.*|\w+\(.*\);)\s*$/;
const vague = /^(utils?|helpers?|common|shared|misc|managers?)$/;

/** No notes to oneself and no code kept in comments. */
export function checkComments(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => /\.(ts|sql|njk|css|js)$/.test(file.path))
    .flatMap((file) =>
      file.text.split("\n").flatMap((line, index) => {
        if (notes.test(line))
          return [{ file: file.path, line: index + 1, text: "a note to oneself: do it, or open an issue" }];
        return codeInComment.test(line)
          ? [{ file: file.path, line: index + 1, text: "code in a comment: delete it, git remembers" }]
          : [];
      }),
    );
}

/** File and folder names are kebab-case and say what is inside. */
export function checkFileNames(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.startsWith("src/"))
    .flatMap((file) => {
      const parts = [...dirname(file.path).split("/"), basename(file.path).split(".")[0] ?? ""];
      const wrong = parts.find((part) => part.split("-").some((word) => vague.test(word)));
      const shape = parts.find((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part) && part !== "README");
      return [
        ...(wrong
          ? [{ file: file.path, line: 1, text: `"${wrong}" says nothing: name the file after what it does` }]
          : []),
        ...(shape ? [{ file: file.path, line: 1, text: `"${shape}" is not kebab-case` }] : []),
      ];
    });
}

const sqlRules = [
  [/\bselect\s+(\w+\.)?\*/gi, "name the columns: `select *` changes when the table does"],
  [/\bsecurity\s+definer\b/gi, "no security definer: it goes round row-level security"],
  [/\bmaterialized\s+view\b/gi, "no materialised view: it goes round row-level security"],
] as const;

/** SQL that would go round the second wall, or change its meaning with the table. */
export function checkSql(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => /\.(sql|ts)$/.test(file.path) && !file.path.startsWith("src/tidy"))
    .flatMap((file) =>
      sqlRules
        .filter(([pattern]) => !(pattern.source.includes("definer") && makesGoingRound.includes(file.path)))
        .flatMap(([pattern, text]) =>
          [...file.text.matchAll(pattern)].map((match) => ({ file: file.path, line: lineOf(file, match.index), text })),
        ),
    );
}

const sqlWords =
  "select from where join left inner outer cross lateral on using and or not in is null exists case when then else " +
  "end as with union all distinct group order by having limit insert into values update set delete merge returning " +
  "create alter drop table view index function policy grant revoke primary foreign key references check default " +
  "unique constraint over partition filter coalesce count sum max min";
const sqlKeyword = new RegExp(`\\b(${sqlWords.toUpperCase().replaceAll(" ", "|")})\\b`);

/** Files of SQL: lines of at most 120 characters without spaces at the end, keywords in lower case. */
export function checkSqlStyle(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.endsWith(".sql"))
    .flatMap((file) =>
      file.text.split("\n").flatMap((line, index) => {
        const found = (text: string): Violation => ({ file: file.path, line: index + 1, text });
        const keyword = line
          .replace(/--.*/, "")
          .replace(/'[^']*'/g, "''")
          .match(sqlKeyword)?.[0];
        return [
          ...(line.length > 120 ? [found(`${line.length} characters: break the line (at most 120)`)] : []),
          ...(/\s$/.test(line) ? [found("a space at the end of the line")] : []),
          ...(keyword ? [found(`${keyword}: keywords are in lower case`)] : []),
        ];
      }),
    );
}
