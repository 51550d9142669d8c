import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { literalTexts, saysInOrder } from "./literal-texts.ts";

/** What documents name and other people's software brings: their pages, words and programs. */
export const namedElsewhere: readonly string[] = [
  "App registrations",
  "Certificates & secrets",
  "Conditional Access",
  "Credentials",
  "Google Cloud console",
  "New client secret",
  "New registration",
  "OAuth client ID",
  "OAuth consent screen",
  "Token configuration",
  "Web",
  "Web application",
  "SQL of their own",
  "auth_time",
  "invalid_client",
  "invalid_grant",
  "pg_dump",
  "permission denied to create role",
  "permission denied to change owner of database",
];

type Document = { readonly file: SourceFile; readonly text: string };

/** Documents that people write for those who run the program, assess it or connect to it. */
function documentsOf(files: readonly SourceFile[], which: RegExp): readonly Document[] {
  return files.filter(({ path }) => which.test(path)).map((file) => ({ file, text: file.text }));
}

const forOperators = /^(?:README|docs\/security|docs\/operate\/[\w-]+)\.md$/;
const written = /^(?:[A-Z]+|docs\/[\w-]+|docs\/(?:operate|decisions)\/[\w-]+)\.md$/;
const code = (file: SourceFile) => /\.(?:ts|sql|njk|js)$/.test(file.path) && !file.path.startsWith("src/tidy/");

/** Every document for operators names pages, links and buttons that the program has: *Start an award*. */
export function checkPageNames(files: readonly SourceFile[]): readonly Violation[] {
  const shown = files
    .filter((file) => code(file) && !isTest(file.path))
    .map(({ text }) => text.replaceAll(/\s+/g, " "));
  return documentsOf(files, forOperators).flatMap(({ file, text }) =>
    [...withoutBold(text).matchAll(/\*([A-Z][^*]*)\*/g)].flatMap((match) => {
      const name = (match[1] ?? "").replaceAll(/\s+/g, " ");
      const isShown = shown.some((each) => standsIn(each, name));
      return isShown || namedElsewhere.includes(name)
        ? []
        : [violation(file, match.index, `no page, link or button says “${name}”`)];
    }),
  );
}

/** Every code in a document is one of the program: a refusal, an act, a role, a file, a setting. */
export function checkCodes(files: readonly SourceFile[]): readonly Violation[] {
  const words = new Set(
    files
      .filter(code)
      .flatMap(({ text, path }) => [...text.matchAll(/[\w-]+/g)].map(String).concat(path.split(/[/.]/))),
  );
  return documentsOf(files, written).flatMap(({ file, text }) =>
    [...text.matchAll(/`([a-z][a-z0-9]*(?:[-_][a-z0-9]+)+|ACCOLADE_\w+)`/g)].flatMap((match) => {
      const name = match[1] ?? "";
      const isKnown = words.has(name) || namedElsewhere.includes(name) || isAccount(name, files);
      return isKnown ? [] : [violation(file, match.index, `the program has no ${name}`)];
    }),
  );
}

/** `accolade_centre` is put together in the code. */
function isAccount(name: string, files: readonly SourceFile[]): boolean {
  const roles = files.find(({ path }) => path === "src/platform/database/roles.ts")?.text ?? "";
  const [, role] = /^accolade_(\w+)$/.exec(name) ?? [];
  return role !== undefined && roles.includes(`"${role}"`);
}

/** Every message in the table of troubleshooting is one that the program says; … is for what varies. */
export function checkMessages(files: readonly SourceFile[]): readonly Violation[] {
  const page = files.find(({ path }) => path === "docs/operate/what-to-do-when.md");
  if (!page) return [];
  const said = files.filter((file) => code(file) && !isTest(file.path)).flatMap(literalTexts);
  return [...page.text.matchAll(/^\| (?!Message|-)([^|]+) \|/gm)].flatMap((row) =>
    (row[1] ?? "").split("; ").flatMap((message) => {
      const isSaid = said.some((text) => saysInOrder(text, message)) || namedElsewhere.includes(message);
      return isSaid ? [] : [violation(page, row.index, `the program does not say “${message}”`)];
    }),
  );
}

/** Every call of the program in a document is of a command, with its options and tasks. */
export function checkCommands(files: readonly SourceFile[]): readonly Violation[] {
  const reference = files.find(({ path }) => path === "docs/generated/commands.md")?.text ?? "";
  const usages = new Map(
    [...reference.matchAll(/^\.\/accolade ([\w-]+)(.*)$/gm)].map(([, name = "", rest = ""]) => [name, rest] as const),
  );
  return documentsOf(files, written).flatMap(({ file, text }) =>
    [...text.matchAll(/(?:`|^|\s)\.\/accolade ([^`\n]+)/gm)].flatMap((match) => {
      const problem = problemOfCall(match[1] ?? "", usages);
      return problem ? [violation(file, match.index, problem)] : [];
    }),
  );
}

function problemOfCall(call: string, usages: ReadonlyMap<string, string>): string | undefined {
  const [name = "", ...rest] = (call.split(/\s[#<>]|\s{2,}|\\$/)[0] ?? "").trim().split(/\s+/);
  if (name === "help" || /^(?:COMMAND|--\w+)$/.test(name)) return undefined;
  const usage = usages.get(name);
  if (usage === undefined) return `there is no command ${name}`;
  const option = rest.find((each) => each.startsWith("--") && each !== "--help" && !usage.includes(each));
  if (option) return `${name} has no option ${option}`;
  const tasks = (/((?:[a-z][\w-]*\|?)+)(?: [A-Z…[\]]+)*$/.exec(usage)?.[1] ?? "").split("|").filter(Boolean);
  const [task] = rest.filter((each, at) => /^[a-z][\w-]*$/.test(each) && !rest[at - 1]?.startsWith("--"));
  if (tasks.length === 0 || task === undefined || tasks.includes(task)) return undefined;
  return name === "bench" || name === "test" ? undefined : `${name} has no task ${task}`;
}

function withoutBold(text: string): string {
  return text.replaceAll(/\*\*/g, "  ");
}

/** Whether a text has some words by themselves, and not as a part of longer ones. */
function standsIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + words.length] ?? "")) return true;
  }
  return false;
}

function violation(file: SourceFile, offset: number, text: string): Violation {
  return { file: file.path, line: lineOf(file, offset), text };
}
