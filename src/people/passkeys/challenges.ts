import { sql } from "kysely";
import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { answerMinutes } from "./relying-party.ts";

/** What a question is put for: making a passkey, signing in with one, confirming that it is you. */
export type Purpose = "enrol" | "sign-in" | "confirm";

/** A question as it must be answered. `asked` is the secret or the session of the one browser that was asked. */
export type Question = { readonly challenge: string; readonly purpose: Purpose; readonly asked: string };

/** Keeps a question until it is answered or too old; a few that are too old are cleared on the way. */
export async function keepQuestion(app: App, { challenge, purpose, asked }: Question): Promise<void> {
  await sql`
    with old as (
      select challenge from access.challenge where expires_at < now() limit 20 for update skip locked
    ), gone as (
      delete from access.challenge c using old where c.challenge = old.challenge
    )
    insert into access.challenge (challenge, purpose, asked, expires_at)
    values (${challenge}, ${purpose}, ${hashToken(asked)}, now() + make_interval(mins => ${answerMinutes}))`.execute(
    app.database.as.access,
  );
}

/** Takes a question away, whatever comes of the answer: false when it was never put so, was answered, or is too old. */
export async function takeQuestion(app: App, { challenge, purpose, asked }: Question): Promise<boolean> {
  const taken = await app.database.as.access
    .deleteFrom("access.challenge")
    .where("challenge", "=", challenge)
    .where("purpose", "=", purpose)
    .where("asked", "=", hashToken(asked))
    .where("expires_at", ">", sql<string>`now()`)
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}
