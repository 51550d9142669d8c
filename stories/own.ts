import { randomBytes } from "node:crypto";
import { openTrust } from "#demo";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { startSession } from "#people";
import { connectProvider } from "#people/single-sign-on";
import { beginAuthenticator, sealSecret } from "../src/people/authenticator/new-authenticator.ts";
import type { Site } from "./site.ts";

/** Things of somebody's own that stand in the addresses of their pages. */
export type Own = { readonly passkey: string; readonly holding: string };

/** How far somebody has come who has not finished signing in. */
export type Unfinished = "half" | "enrolling";

/** Gives a person one of everything that the pages of one's own account can show. */
export async function giveOwn({ app }: Site, personId: string): Promise<Own> {
  const { access } = app.database.as;
  const passkey = newId();
  await access
    .insertInto("access.passkey")
    .values({
      credential_id: randomBytes(16).toString("base64url"),
      passkey_id: passkey,
      person_id: personId,
      public_key: randomBytes(32),
      counter: 0,
      transports: ["internal"],
      name: "My laptop",
      backed_up: true,
    })
    .execute();
  await access
    .insertInto("access.authenticator")
    .values({
      person_id: personId,
      secret: sealSecret(app, personId, "JBSWY3DPEHPK3PXP"),
      confirmed_at: Temporal.Now.instant().toString(),
    })
    .execute();
  await beginAuthenticator(app, personId);
  const { holding_id: holding } = await access
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return { passkey, holding };
}

/** The token of a session of somebody who has not finished signing in. */
export function unfinishedSession({ app }: Site, personId: string, level: Unfinished): Promise<string> {
  const from = { browser: "a story", network: "127.0.0.1" };
  return startSession(app, { personId, level, method: level === "half" ? "password" : "link", from });
}

/** Connects an organisation that answers, as on the demonstration, and one that is turned off. Ends the first. */
export async function connectOrganisations({ app, world }: Site): Promise<{ close(): Promise<void> }> {
  const done = await perform(app, world.people.board, connectProvider, {
    id: "turned-off",
    name: "Lantern Federation",
    issuer: "https://sign-in.lantern.example",
    clientId: "board",
    clientSecret: randomBytes(24).toString("base64url"),
    active: false,
    secondFactor: "amr:mfa",
    emailDomains: "",
  });
  if (!done.ok) throw new Error(done.refusals.map(({ text }) => text).join(" "));
  return openTrust(app, world);
}
