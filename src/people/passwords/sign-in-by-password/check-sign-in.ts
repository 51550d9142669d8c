import { randomBytes } from "node:crypto";
import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { findKnownBrowser } from "../../throttle/known-browser.ts";
import { admit, countAgainstNetwork, forgive, resetAttempts, type Try } from "../../throttle/throttle.ts";
import { checkPassword, hashCost, hashPassword } from "../argon2.ts";
import type { Place } from "../hashing-queue.ts";

export type Typed = { readonly email: string; readonly password: string };
export type Asking = Typed & { readonly from: Browser; readonly device: string | undefined };

/** What came of a password: whose it is; that it was wrong, for whatever reason; or how long to wait. */
export type Checked =
  | { readonly kind: "right"; readonly personId: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

/**
 * Checks a password. An account that is unknown, suspended, closed or without a password goes the same way as a wrong
 * password: the same questions to the database, and one hash, so that neither words nor time tell (ASVS 5.0, 6.3.8).
 */
export async function checkSignIn(app: App, place: Place, asking: Asking): Promise<Checked> {
  const { email, password, from } = asking;
  const knownBrowser = await findKnownBrowser(app, email, asking.device);
  const tried: Try = { at: "password", account: email, network: from.network, knownBrowser };
  const admitted = await admit(app, tried);
  if (!admitted.admitted) return { kind: "wait", seconds: admitted.seconds };
  const account = await findAccount(app, email);
  const { right, weak } = await place.turn(() => checkPassword(password, account?.hash ?? nobodysHash));
  if (!account?.hash || account.state !== "active" || !right) {
    await countAgainstNetwork(app, tried);
    await recordSignInEvent(
      app,
      { kind: "sign-in-failed", personId: account?.personId ?? null, method: "password" },
      from,
    );
    return { kind: "wrong" };
  }
  await (knownBrowser ? resetAttempts(app, tried) : forgive(app, admitted.attemptId));
  const { personId, hash } = account;
  if (weak) await strengthen(app, place, { personId, hash, password });
  return { kind: "right", personId };
}

type Account = { readonly personId: string; readonly state: string; readonly hash: string | null };

async function findAccount(app: App, email: string): Promise<Account | undefined> {
  return app.database.as.access
    .selectFrom("access.person as p")
    .leftJoin("access.password as w", "w.person_id", "p.person_id")
    .select(["p.person_id as personId", "p.state", "w.hash"])
    .where("p.email", "=", email)
    .executeTakeFirst();
}

/** The password is known at this moment only: when hashes cost more by now, it gets a new one. It stays the same. */
async function strengthen(
  app: App,
  place: Place,
  { personId, hash, password }: { personId: string; hash: string; password: string },
): Promise<void> {
  const stronger = await place.turn(() => hashPassword(password));
  await app.database.as.access
    .updateTable("access.password")
    .set({ hash: stronger })
    .where("person_id", "=", personId)
    .where("hash", "=", hash)
    .execute();
}

/** A hash that no password has, and that costs what one costs. */
const nobodysHash =
  `$argon2id$v=19$m=${hashCost.memoryKib},t=${hashCost.passes},p=${hashCost.lanes}$` +
  [16, 32].map((size) => randomBytes(size).toString("base64").replaceAll("=", "")).join("$");
