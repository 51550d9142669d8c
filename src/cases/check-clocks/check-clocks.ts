import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { RecordCheck } from "#platform/audit";
import type { Tables } from "#platform/database";
import type { Job } from "#platform/jobs";

const text = readFileSync(join(import.meta.dirname, "clocks.sql"), "utf8");

type Wrong = {
  readonly centre_id: string;
  readonly reference: string;
  readonly stored: string;
  readonly worked_out: string | null;
};

/** Every case whose stored last day is not the one worked out afresh, in a sentence. */
async function wrongClocks(database: Kysely<Tables>): Promise<readonly string[]> {
  const found = await sql<Wrong>`${sql.raw(text)}`.execute(database);
  return found.rows.map(
    ({ centre_id, reference, stored, worked_out }) =>
      `Case ${reference} of centre ${centre_id}: its last day is ${stored}, and ${worked_out ?? "no day"} worked out afresh.`,
  );
}

/** The last day of every clock is the one worked out afresh from the days and stops that are stored. */
export const clocksCheck: RecordCheck = {
  name: "Every clock of a case is the one worked out afresh",
  find: wrongClocks,
};

/** Works out every clock afresh each night, and logs those that differ. */
export const checkClocks: Job = {
  name: "clocks of cases",
  everyHours: 24,
  start: (app) => ({
    round: async () => {
      const wrong = await wrongClocks(app.database.as.worker);
      for (const each of wrong) app.log(each);
      return wrong.length;
    },
  }),
};
