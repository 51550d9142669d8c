import { sql } from "kysely";
import type { Level, Method } from "#platform/actors";
import type { App } from "#platform/app";
import { browserWords } from "../account/browser-words.ts";

export type OpenSession = {
  readonly sessionId: string;
  readonly browser: string;
  readonly network: string;
  readonly method: Method;
  readonly level: Level;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
};

/** Where a person is signed in now, or has begun to: the browser that was used last comes first. */
export async function listSessions(app: App, personId: string): Promise<readonly OpenSession[]> {
  const rows = await app.database.as.access
    .selectFrom("access.session")
    .select([
      "session_id as sessionId",
      "browser",
      "network",
      sql<Method>`method`.as("method"),
      sql<Level>`level`.as("level"),
      "started_at as startedAt",
      "seen_at as seenAt",
      "ends_at as endsAt",
    ])
    .where("person_id", "=", personId)
    .where("ends_at", ">", sql<string>`now()`)
    .where("idle_until", ">", sql<string>`now()`)
    .orderBy("seen_at", "desc")
    .orderBy("session_id")
    .execute();
  return rows.map((row) => ({ ...row, browser: browserWords(row.browser) }));
}
