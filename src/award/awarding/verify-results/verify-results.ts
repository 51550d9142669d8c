import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { RecordCheck } from "#platform/audit";
import type { Tables } from "#platform/database";

const [writtenQuery = "", gradesQuery = ""] = ["written.sql", "grades.sql"].map((file) =>
  readFileSync(join(import.meta.dirname, file), "utf8"),
);

/**
 * The results of every award are those that its run wrote: their number and checksum are in the audit log since the run
 * ended, and every run of the log is there, with the boundaries and rules that it stood on. Nobody can change a result,
 * a run, what it stood on or a checksum alone and stay unnoticed.
 */
export const resultsOfAwards: RecordCheck = {
  name: "The results of every award are those in the audit log",
  find: async (database) => (await rowsOf<WrittenRow>(database, writtenQuery)).flatMap(findingsOf),
};

/** Every grade and total follows from what its award was made from, worked out again in SQL. */
export const gradesOfAwards: RecordCheck = {
  name: "Every grade follows from the marks and boundaries of its award",
  find: async (database) => {
    const rows = await rowsOf<GradeRow>(database, gradesQuery);
    const more = rows.length - shown;
    return [...rows.slice(0, shown).map(describe), ...(more > 0 ? [`And ${countOf(more)} more.`] : [])];
  },
};

/** How many results are listed one by one. */
const shown = 20;
/** Of how many rows the query finds at most. */
const found = 1000;

function countOf(more: number): string {
  return more + shown === found ? `at least ${more}` : String(more);
}

type WrittenRow = {
  readonly run_id: string;
  readonly series: string;
  readonly logged: boolean;
  readonly kept: boolean;
  readonly versions: number;
  readonly checksum: string;
  readonly versions_then: number | null;
  readonly checksum_then: string | null;
  readonly agrees: boolean;
  readonly stands: boolean;
};

function findingsOf(row: WrittenRow): readonly string[] {
  const run = `award run ${row.run_id} of ${row.series}`;
  if (!row.logged) return [`${run}: it is not in the audit log, and has ${row.versions} results.`];
  const written = BigInt.asUintN(64, BigInt(row.checksum)).toString(16).padStart(16, "0");
  const isWhole = row.versions === row.versions_then && (row.versions === 0 || written === row.checksum_then);
  return [
    ...(row.kept ? [] : [`${run}: it is in the audit log and no longer in the database.`]),
    ...(row.kept && !row.agrees ? [`${run}: its record says otherwise than the audit log.`] : []),
    ...(row.stands ? [] : [`${run}: the boundaries and rules that it stood on are not those in the audit log.`]),
    ...(isWhole ? [] : [`${run}: its ${row.versions} results are not the ${row.versions_then} that it wrote.`]),
  ];
}

type GradeRow = {
  readonly series: string;
  readonly centre_id: string;
  readonly candidate_id: number | null;
  readonly option: string;
  readonly found: string;
};

function describe({ series, centre_id: centre, candidate_id: candidate, option, found: what }: GradeRow): string {
  const whose = candidate === null ? "" : `, candidate ${candidate}`;
  return `${series}, centre ${centre}${whose}, ${option}: ${what}.`;
}

async function rowsOf<Row>(database: Kysely<Tables>, query: string): Promise<readonly Row[]> {
  // The planner takes each part of a query for a handful of rows, and would loop over them.
  return database.transaction().execute(async (tx) => {
    await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
    return (await sql<Row>`${sql.raw(query)}`.execute(tx)).rows;
  });
}
