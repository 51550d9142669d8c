import type { Kysely } from "kysely";
import type { Tables } from "../database/database.ts";

/** What the audit log must bear out of a module's data: a sentence for everything that it does not. */
export type RecordCheck = {
  /** What is right when nothing is found, such as `the results of every award`. */
  readonly name: string;
  find(database: Kysely<Tables>): Promise<readonly string[]>;
};
