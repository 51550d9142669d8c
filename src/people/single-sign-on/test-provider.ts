import { type LocalProvider, openLocalProvider, type ProviderVisit } from "./local-provider/open-local-provider.ts";
import { isInteraction, paths } from "./local-provider/paths.ts";

/** Somebody who is signed in at the provider, and what it says of how. */
export type TestAccount = {
  readonly subject: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly amr?: readonly string[];
  /** When they signed in there, in seconds since 1970, if it was not just now. */
  readonly since?: number;
};

/** An organisation's sign-in service for tests: a real one, on this machine, that signs in whoever stands before it. */
export type TestProvider = LocalProvider & {
  /** Who stands before it; nobody refuses to sign in. */
  account: TestAccount | undefined;
  /** Whether it shows its public keys; without them nobody can tell that a token is its own. */
  showsKeys: boolean;
};

/** Starts a provider that knows one board by its return address. Some tell when somebody signed in, if asked. */
export async function openTestProvider(returnTo: string, tellsTime?: "tells-time"): Promise<TestProvider> {
  const state: Pick<TestProvider, "account" | "showsKeys"> = { account: undefined, showsKeys: true };
  const provider = await openLocalProvider({
    host: "127.0.0.1",
    returnTo,
    tellsTime: tellsTime === "tells-time",
    emailOf: () => {
      const { email, verified = true } = state.account ?? {};
      return email === undefined ? undefined : { email, verified };
    },
    answer: async (visit) => {
      if (visit.request.url === paths.keys() && !state.showsKeys) {
        visit.reply.setHeader("content-type", "application/json").end('{"keys":[]}');
      } else if (isInteraction(visit.request.url)) await signIn(state.account, visit);
      else return false;
      return true;
    },
  });
  return Object.assign(state, provider);
}

/** Whoever stands before the provider is signed in, as a page of its own would do it. */
function signIn(account: TestAccount | undefined, { finish }: ProviderVisit): Promise<void> {
  return finish(
    account
      ? {
          login: {
            accountId: account.subject,
            ...(account.amr ? { amr: [...account.amr] } : {}),
            ...(account.since === undefined ? {} : { ts: account.since }),
          },
        }
      : { error: "access_denied", error_description: "Nobody signed in." },
  );
}
