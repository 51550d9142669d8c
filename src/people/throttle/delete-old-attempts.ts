import { sql } from "kysely";
import type { App } from "#platform/app";
import { deviceDays } from "#platform/web";
import { countedHours } from "./rule.ts";

/** Deletes what no longer counts: failed tries, browsers nobody came back with, links and set-ups that were left. */
export async function deleteOldAttempts({ database }: Pick<App, "database">): Promise<void> {
  const { access } = database.as;
  const before = (hours: number) => sql<string>`now() - make_interval(hours => ${hours})`;
  await access.deleteFrom("access.failed_attempt").where("at", "<", before(countedHours)).execute();
  await access
    .deleteFrom("access.known_browser")
    .where("used_at", "<", before(deviceDays * 24))
    .execute();
  await access.deleteFrom("access.password_reset").where("made_at", "<", before(24)).execute();
  await access.deleteFrom("access.new_authenticator").where("made_at", "<", before(24)).execute();
}
