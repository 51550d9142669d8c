/** Signing in with the account of an organisation. */
export { changeProvider } from "./change-provider/change-provider.ts";
export { connectProvider } from "./connect-provider/connect-provider.ts";
export { disconnectProvider } from "./disconnect-provider/disconnect-provider.ts";
export { linkIdentity } from "./link-identity/link-identity.ts";
export { openLocalProvider, type ProviderVisit } from "./local-provider/open-local-provider.ts";
export { listAllProviders, returnAddress } from "./provider.ts";
