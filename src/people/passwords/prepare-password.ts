import { type Decision, ok } from "#kernel";
import type { App } from "#platform/app";
import { checkPassword, hashPassword } from "./argon2.ts";
import type { Place } from "./hashing-queue.ts";
import { passwordCurrentWrong } from "./refusals.ts";
import { mayBePassword } from "./rule.ts";

/** A new password as it may be kept: its hash, and that of the password it takes the place of. */
export type PreparedPassword = { readonly hash: string; readonly replaces: string | null };

export type NewPassword = {
  readonly personId: string;
  readonly password: string;
  /** The current password, which must be right; `not-asked` when a link proved who the person is. */
  readonly current: string | "not-asked";
};

/** What is known of the person whose password it would be. */
export type PasswordFacts = { readonly name: string; readonly email: string | null; readonly hash: string | null };

export async function findPasswordFacts(app: App, personId: string): Promise<PasswordFacts> {
  return app.database.as.access
    .selectFrom("access.person as p")
    .leftJoin("access.password as w", "w.person_id", "p.person_id")
    .select(["p.name", "p.email", "w.hash"])
    .where("p.person_id", "=", personId)
    .executeTakeFirstOrThrow();
}

/**
 * Checks a new password by its rule and hashes it, outside any transaction: a hash takes long, and a connection must
 * not wait in the line for it. What it replaces is remembered, so that saving can refuse when it changed since.
 */
export async function preparePassword(
  app: App,
  place: Place,
  { personId, password, current }: NewPassword,
): Promise<Decision<PreparedPassword>> {
  const { name, email, hash } = await findPasswordFacts(app, personId);
  const allowed = mayBePassword(password, { name, email, board: app.board.name });
  if (!allowed.ok) return allowed;
  if (hash !== null && current !== "not-asked") {
    const { right } = await place.turn(() => checkPassword(current, hash));
    if (!right) return passwordCurrentWrong.refuse();
  }
  return ok({ hash: await place.turn(() => hashPassword(allowed.value)), replaces: hash });
}
