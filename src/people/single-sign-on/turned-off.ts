import { type Refused, refuse } from "#kernel";

/** Nobody signs in by a provider that is turned off, and nobody links it. */
export function turnedOff(providerName: string): Refused {
  return refuse("sign-on-turned-off", `Signing in with ${providerName} is turned off. Sign in another way.`);
}
