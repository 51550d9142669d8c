import { type Decision, ok, refuse } from "#kernel";

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
  if (!asked) {
    return refuse("passkey-question-over", "The passkey was made too late, or this was sent a second time. Try again.");
  }
  if (!made) {
    return refuse(
      "passkey-not-accepted",
      "The passkey was not accepted. It needs a fingerprint, a face or a PIN. Try again, or " +
        "choose another device.",
    );
  }
  if (known) {
    return refuse("passkey-known", "This passkey is in use already. There is nothing to do, or choose another device.");
  }
  if (held >= passkeysMax) {
    return refuse("passkeys-too-many", `You have ${passkeysMax} passkeys. Remove one that you no longer use first.`);
  }
  return ok(made);
}
