import { sql } from "kysely";
import { type Actor, databaseRoleOf } from "./access/actor.ts";
import type { Database, Tx } from "./database/database.ts";
import type { DocumentWorkers } from "./documents/document-workers.ts";

/** A running program: what acts and pages need from it. */
export type App = {
  readonly database: Database;
  /** The time as rules see it: the real clock, or the demo's and the tests' own. Embargoes never use it. */
  readonly clock: () => Temporal.Instant;
  readonly board: Board;
  /** Demonstration: pages say that all is sample data, and one-use sign-in links exist. */
  readonly demo: boolean;
  readonly log: (line: string) => void;
  /** Typesets documents off the main thread. */
  readonly documents: DocumentWorkers;
};

export type Board = { readonly name: string; readonly identifier: string };

export const demoBoard: Board = { name: "Meridian Awarding Organisation", identifier: "90" };

/** Runs a transaction as an actor: the database account and the settings that row-level security reads. */
export function transactionAs<Value>(app: App, actor: Actor, run: (tx: Tx) => Promise<Value>): Promise<Value> {
  return app.database.as[databaseRoleOf(actor)].transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', ${actor.centreId ?? ""}, true),
                     set_config('app.candidate', ${String(actor.candidateId ?? "")}, true)`.execute(tx);
    return run(tx);
  });
}
