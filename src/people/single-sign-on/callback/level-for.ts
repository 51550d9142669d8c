import type { Decision } from "#kernel";
import type { App } from "#platform/app";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import type { AccountState } from "../../account-life.ts";
import { owesSecondFactor } from "../identity.ts";
import type { Provider } from "../provider.ts";
import type { Claims } from "../visit/read-claims.ts";
import { levelOf, showsSecondFactor } from "./rule.ts";

/** How far the person of a linked sign-in comes with a provider's claims. */
export async function levelFor(
  app: App,
  provider: Provider,
  claims: Claims,
  linked: { readonly personId: string; readonly state: AccountState } | undefined,
): Promise<Decision<"full" | "half">> {
  const personId = linked?.personId ?? "";
  const [means, owesFactor] = await Promise.all([
    findSignInMethods(app.database.as.access, personId),
    owesSecondFactor(app, personId),
  ]);
  return levelOf({
    providerName: provider.name,
    account: linked?.state,
    isStrong: showsSecondFactor(provider.secondFactor, claims.signs),
    owesFactor,
    hasFactor: means.passkeys > 0 || means.authenticator,
  });
}
