import { type RawBuilder, sql } from "kysely";
import { type Actor, databaseRoleOf, permissionsSetting } from "../actors/actor.ts";
import type { Board } from "./board.ts";
import { program, type TransactionSetting } from "./program.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Typesetting } from "./typesetting.ts";
import type { Mailing } from "./mailing.ts";

/** A running program: what acts and pages need from it. */
export type App = {
  readonly database: Database;
  /** The time as rules see it: the real clock, or the demo's and the tests' own. Embargoes never use it. */
  readonly clock: () => Temporal.Instant;
  /** The board as it was read last: see `refreshBoard`. */
  board: Board;
  /** Demonstration: pages say that all is sample data, and one-use sign-in links exist. */
  readonly demo: boolean;
  /** The dates to which a demonstration's clock can be set. Nothing else has a clock that can be set. */
  readonly demoDates?: readonly { readonly id: string; readonly title: string }[];
  readonly log: (line: string) => void;
  /** Typesets documents off the main thread. */
  readonly documents: Typesetting;
  readonly site: Site;
  /** How many bytes the disk of the data can still take; absent when the database is on another machine. */
  readonly freeBytes?: () => number;
  /** The file outside the database that keeps where the chains of the audit log ended. */
  readonly checkpoints?: string;
  /** How emails to people are sent, or that none is. */
  readonly mail: Mailing;
};

/** The address of a program that was not told its own. */
export const defaultAddress = "http://localhost:8080";

/** Where people reach the program. Links in messages, passkeys and single sign-on all depend on the address. */
export type Site = {
  /** Such as `https://board.example.org`, without a slash at the end. Set when serving begins. */
  address: string;
  /** Proxies (addresses or networks) that are trusted to say on which network a visitor is. */
  readonly proxies?: readonly string[];
};

/**
 * Runs a transaction as an actor: the database account and the settings that row-level security reads. Acts about
 * signing in use the account `access`, the only one that reads secrets of signing in.
 */
export function transactionAs<Value>(
  app: App,
  actor: Actor,
  run: (tx: Tx) => Promise<Value>,
  account?: "access",
): Promise<Value> {
  return app.database.as[account ?? databaseRoleOf(actor)].transaction().execute(async (tx) => {
    await settingsOf(actor).execute(tx);
    return run(tx);
  });
}

/**
 * The rows of one statement that changes nothing, read as an actor like `transactionAs` does, but with one message: for
 * what many people ask for at the same minute.
 */
export function readAs<Row>(app: App, actor: Actor, query: RawBuilder<Row>): Promise<readonly Row[]> {
  const role = databaseRoleOf(actor);
  const database = app.database.as[role];
  return app.database.readAtOnce(role, settingsOf(actor).compile(database), query.compile(database));
}

/** The settings of an actor and those that modules bring, as one statement. */
function settingsOf(actor: Actor): RawBuilder<unknown> {
  const each: readonly TransactionSetting[] = [
    { name: "app.person", value: ({ personId }) => personId },
    { name: "app.centre", value: ({ centreId }) => centreId ?? "" },
    { name: "app.candidate", value: ({ candidateId }) => String(candidateId ?? "") },
    { name: "app.permissions", value: ({ permissions }) => permissionsSetting(permissions) },
    { name: "app.subjects", value: onlySubjects },
    ...program().settings,
  ];
  return sql`select ${sql.join(each.map((setting) => settingOf(setting, actor)))}`;
}

function settingOf({ name, value }: TransactionSetting, actor: Actor): RawBuilder<unknown> {
  return sql`set_config(${name}, ${value(actor)}, true)`;
}

/**
 * The subjects beyond which the database shows nothing: those of somebody whose every role is given by subject. `-` is
 * none: such a person without a subject sees nothing rather than everything.
 */
function onlySubjects(actor: Actor): string {
  return actor.onlySubjects ? actor.subjects.join(",") || "-" : "";
}
