import { type Kysely, sql } from "kysely";
import type { DB } from "#platform/database";

/** The ways in which a person can sign in now. */
export type SignInMethods = {
  readonly passkeys: number;
  readonly password: boolean;
  /** An authenticator app that has given a code. */
  readonly authenticator: boolean;
  /** Linked accounts at organisations, and how many of these vouch for a second factor too. */
  readonly signOns: number;
  readonly strongSignOns: number;
};

/** The ways in which a person can sign in, read with the database account that may. */
export async function findSignInMethods(database: Kysely<DB>, personId: string): Promise<SignInMethods> {
  const { rows } = await sql<SignInMethods>`
    select (select count(*)::integer from access.passkey where person_id = ${personId}) as passkeys,
      exists (select from access.password where person_id = ${personId}) as password,
      exists (select from access.authenticator where person_id = ${personId} and confirmed_at is not null)
        as authenticator,
      count(i.provider_id)::integer as "signOns",
      (count(*) filter (where i.second_factor <> '{}'))::integer as "strongSignOns"
    from (
      select p.provider_id, p.second_factor from access.identity each
      join access.identity_provider p on p.provider_id = each.provider_id and p.active
      where each.person_id = ${personId}
    ) i`.execute(database);
  const [means] = rows;
  if (!means) throw new Error("The query of the ways to sign in returned no row.");
  return means;
}

/**
 * Whether a person can sign in with two factors: by a passkey, which is both; by a password or an organisation's
 * account with an authenticator app; or by an organisation that vouches for both. NIST SP 800-63B-4, 2.2.1 (AAL2).
 */
export function isSufficient({ passkeys, password, authenticator, signOns, strongSignOns }: SignInMethods): boolean {
  return passkeys > 0 || strongSignOns > 0 || (authenticator && (password || signOns > 0));
}

/** The ways that are left when one of them is removed. */
export function without(
  means: SignInMethods,
  gone: "passkey" | "password" | "authenticator" | "sign-on",
): SignInMethods {
  switch (gone) {
    case "passkey":
      return { ...means, passkeys: Math.max(0, means.passkeys - 1) };
    case "password":
      return { ...means, password: false };
    case "authenticator":
      return { ...means, authenticator: false };
    case "sign-on":
      return { ...means, signOns: 0, strongSignOns: 0 };
  }
}
