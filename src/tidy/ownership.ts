import { foreignReadsMax, mayWrite, readsTables } from "./allowed.ts";
import { moduleOf } from "./imports.ts";
import { isGenerated, isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";

/** Who owns which schema, and which views are published: read from the migrations of the modules. */
type Schemas = { readonly owners: ReadonlyMap<string, string>; readonly views: ReadonlySet<string> };

/** A module writes to its own schemas alone. */
export function checkWrites(files: readonly SourceFile[], schemas = schemasOf(files)): readonly Violation[] {
  return modulesSql(files).flatMap((file) =>
    relationsIn(file, writes)
      .filter(({ relation }) => isForeign(file, relation, schemas) && mayWrite[file.path] === undefined)
      .map(({ relation, at }) =>
        violation(file, at, `${relation} belongs to another module: call its front door, which writes it`),
      ),
  );
}

/** A module reads tables of others through views that they publish; what is left of direct reading only shrinks. */
export function checkReads(files: readonly SourceFile[], schemas = schemasOf(files)): readonly Violation[] {
  const counted = modulesSql(files).filter(({ path }) => readsTables[path] === undefined);
  const found = counted.flatMap((file) =>
    relationsIn(file, reads)
      .filter(({ relation }) => isForeign(file, relation, schemas) && !schemas.views.has(relation))
      .map(({ relation, at }) => ({ file, relation, at, module: moduleOf(file.path)?.name ?? "" })),
  );
  return Object.entries(Object.groupBy(found, ({ module }) => module)).flatMap(([module, all = []]) => {
    const max = foreignReadsMax[module] ?? 0;
    return all
      .slice(max)
      .map(({ file, relation, at }) =>
        violation(
          file,
          at,
          `${module} reads tables of others ${all.length} times, at most ${max}: read a view instead of ${relation}`,
        ),
      );
  });
}

/** Rights stand in `policies.sql` alone, and each such file gives rights to its own module's tables alone. */
export function checkRights(files: readonly SourceFile[], schemas = schemasOf(files)): readonly Violation[] {
  return files
    .filter(({ path }) => path.startsWith("src/") && !path.startsWith("src/tidy/") && path.endsWith(".sql"))
    .flatMap((file) => {
      if (!file.path.endsWith("/policies.sql")) {
        return placesOf(file, /^\s*(grant|revoke|create policy|alter policy)\b|row level security/gim).map(({ at }) =>
          violation(file, at, "who may read and write what stands in policies.sql"),
        );
      }
      return placesOf(file, /\b(?:on|alter table|schema) ((\w+)\.\w+)\b/g)
        .filter(({ name }) => isForeign(file, name, schemas))
        .map(({ at, name }) => violation(file, at, `${name} belongs to another module, which says who may read it`));
    });
}

/** What the modules' migrations make. */
export function schemasOf(files: readonly SourceFile[]): Schemas {
  const migrations = files.filter((file) => /\/migrations\/[^/]+\.sql$/.test(file.path));
  return {
    owners: new Map(
      migrations.flatMap((file) =>
        placesOf(file, /^create schema (\w+);/gm).map(({ name }) => [name, moduleOf(file.path)?.name ?? ""]),
      ),
    ),
    views: new Set(migrations.flatMap((file) => placesOf(file, /^create view (\w+\.\w+)/gm).map(({ name }) => name))),
  };
}

const writes = [
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|copy|truncate)\s+([a-z_]+\.[a-z_]+)\b/gi,
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*["'`]([a-z_]+\.[a-z_]+)/g,
];
const reads = [
  /(?<!delete\s+)\b(?:from|join)\s+([a-z_]+\.[a-z_]+)\b(?!\s*\()/gi,
  /\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin)\(\s*["'`]([a-z_]+\.[a-z_]+)/g,
];

type Place = { readonly name: string; readonly at: number };

function relationsIn(
  file: SourceFile,
  patterns: readonly RegExp[],
): readonly { readonly relation: string; readonly at: number }[] {
  return patterns.flatMap((pattern) => placesOf(file, pattern)).map(({ name, at }) => ({ relation: name, at }));
}

function placesOf(file: SourceFile, pattern: RegExp): readonly Place[] {
  return [...file.text.matchAll(pattern)].map((match) => ({ name: match[1] ?? "", at: match.index }));
}

function modulesSql(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(
    ({ path }) =>
      /^src\/.*\.(ts|sql)$/.test(path) && !path.startsWith("src/tidy") && !isTest(path) && !isGenerated(path),
  );
}

function isForeign(file: SourceFile, relation: string, { owners }: Schemas): boolean {
  const owner = owners.get(relation.split(".")[0] ?? "");
  return owner !== undefined && owner !== moduleOf(file.path)?.name;
}

function violation(file: SourceFile, at: number, text: string): Violation {
  return { file: file.path, line: lineOf(file, at), text };
}
