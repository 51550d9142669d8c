import { sql } from "kysely";
import { forgetOpenings } from "#results";
import type { Database } from "#platform/database";

/**
 * The clock of a demonstration: real time, or as far ahead of it or behind it as somebody set it. Rules read it as the
 * program's clock, embargoes and dates of records as the database's, and both are always the same.
 */
export type DemoClock = {
  readonly now: () => Temporal.Instant;
  /** Sets both clocks; they run on from there. Without an instant they keep real time again. */
  moveTo(database: Database, at: Temporal.Instant | undefined): Promise<void>;
};

/** A clock that keeps real time until it is moved. Only a demonstration has one: a command, a benchmark or a test. */
export function demoClock(): DemoClock {
  let ahead = 0;
  return {
    now: () => clockAhead(ahead),
    moveTo: async (database, at) => {
      const milliseconds = at === undefined ? 0 : at.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
        return ${sql.raw(milliseconds === 0 ? "now()" : `now() + interval '${milliseconds} milliseconds'`)}`.execute(
        database.as.owner,
      );
      await forgetOpenings(database);
      ahead = milliseconds;
    },
  };
}

/** Real time, so many milliseconds on. */
export function clockAhead(milliseconds: number): Temporal.Instant {
  return Temporal.Now.instant().add({ milliseconds });
}

/** How many milliseconds the clock of a database is ahead of real time: none, unless a demonstration has moved it. */
export async function databaseAhead(database: Database): Promise<number> {
  const found = await sql<{ milliseconds: number }>`
    select (extract(epoch from platform.clock() - now()) * 1000)::bigint as milliseconds`.execute(database.as.public);
  return found.rows[0]?.milliseconds ?? 0;
}

/** A demonstration moved the clock of a database that does not belong to one. */
export class ClockMoved extends Error {
  readonly code = "clock-moved";
  constructor() {
    super(
      "the clock of this database was moved by a demonstration, so no board can run on it. Use another database, or " +
        "make the demonstration again with ./accolade demo.",
    );
  }
}
