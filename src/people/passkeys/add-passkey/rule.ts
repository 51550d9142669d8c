import { type Decision, ok } from "#kernel";
import { passkeyKnown, passkeyNotAccepted, passkeyQuestionOver, passkeysTooMany } from "../refusals.ts";

/** The most passkeys that one person keeps. */
export const passkeysMax = 20;

/** A passkey as an authenticator made it, once its answer was verified. */
export type NewPasskey = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
};

export type AddFacts = {
  /** Undefined when the answer was not sound: another origin or party, or nobody verified. */
  readonly made: NewPasskey | undefined;
  /** Whether the question was put to this session, and not answered before. */
  readonly asked: boolean;
  readonly known: boolean;
  readonly held: number;
};

/**
 * Whether a passkey may be added: it answers the question that was put to this session, is sound, is not known here
 * yet, and is not one too many. WebAuthn Level 3, 7.1.
 */
export function mayAddPasskey({ made, asked, known, held }: AddFacts): Decision<NewPasskey> {
  if (!asked) return passkeyQuestionOver.refuse();
  if (!made) return passkeyNotAccepted.refuse();
  if (known) return passkeyKnown.refuse();
  if (held >= passkeysMax) return passkeysTooMany.refuse({ most: passkeysMax });
  return ok(made);
}
