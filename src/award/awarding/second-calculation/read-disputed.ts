import type pg from "pg";
import type { TwinEntry } from "../twin/index.ts";

type RecordRow = {
  readonly uci: string;
  readonly centre: string;
  readonly candidate: number;
  readonly name: string;
  readonly birth: string | null;
};

/**
 * Of some UCIs those that two people have: two of their records differ in two of surname, first forename and date of
 * birth. Compared here, record by record, and not by the database. Records that hold nothing are left out.
 */
export async function readDisputed(
  client: pg.Client,
  series: string,
  entries: readonly TwinEntry[],
): Promise<ReadonlySet<string>> {
  const found = await client.query<RecordRow>(
    `select uci, centre_id as centre, candidate_id as candidate, file_name as name, date_of_birth::text as birth
     from candidates.candidate where uci = any ($1)`,
    [[...new Set(entries.map(({ uci }) => uci))]],
  );
  const disputed = new Set<string>();
  for (const [uci, rows] of Map.groupBy(found.rows, (row) => row.uci)) {
    if (!isDisputed(rows)) continue;
    if (isDisputed(await holders(client, series, rows))) disputed.add(uci);
  }
  return disputed;
}

function isDisputed(rows: readonly RecordRow[]): boolean {
  return rows.some((one, at) => rows.slice(at + 1).some((other) => differences(one, other) > 1));
}

/** The records that have an entry of the series, or in whose centre something was banked under their UCI. */
async function holders(client: pg.Client, series: string, rows: readonly RecordRow[]): Promise<readonly RecordRow[]> {
  const kept: RecordRow[] = [];
  for (const row of rows) {
    const entered = await client.query(
      `select from entries.entry
       where centre_id = $1 and series = $2 and candidate_id = $3 and status <> 'withdrawn' limit 1`,
      [row.centre, series, row.candidate],
    );
    const banked = await client.query(
      `select from awarding.unit_bank b left join awarding.run u on u.run_id = b.run_id
       where b.uci = $1 and b.centre_id = $2 and (b.run_id is null or u.status = 'agreed') limit 1`,
      [row.uci, row.centre],
    );
    if (entered.rowCount || banked.rowCount) kept.push(row);
  }
  return kept;
}

function differences(one: RecordRow, other: RecordRow): number {
  const parts = ({ name }: RecordRow): readonly string[] => {
    const [surname = "", forenames = ""] = name.split(":");
    return [surname, forenames.split(" ")[0] ?? ""].map((text) => text.replaceAll(/[^A-Z]/g, ""));
  };
  const [own, others] = [parts(one), parts(other)];
  const births = [one.birth, other.birth].filter((birth) => birth !== null);
  return own.filter((part, at) => part !== others[at]).length + (new Set(births).size > 1 ? 1 : 0);
}
