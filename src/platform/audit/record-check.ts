import type { Kysely } from "kysely";
import type { Tables } from "../database/database.ts";

/** What the audit log must bear out of a module's data: a sentence for everything that it does not. */
export type RecordCheck = {
  /** What is right when nothing is found, as a sentence without its full stop. */
  readonly name: string;
  find(database: Kysely<Tables>): Promise<readonly string[]>;
};
