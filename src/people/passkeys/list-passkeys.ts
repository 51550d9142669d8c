import type { App } from "#platform/app";

export type HeldPasskey = {
  readonly passkeyId: string;
  readonly credentialId: string;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: string;
  readonly usedAt: string | null;
  readonly backedUp: boolean;
};

/** The passkeys of a person, the oldest first. */
export async function listPasskeys(app: App, personId: string): Promise<readonly HeldPasskey[]> {
  return app.database.as.access
    .selectFrom("access.passkey")
    .select([
      "passkey_id as passkeyId",
      "credential_id as credentialId",
      "transports",
      "name",
      "made_at as madeAt",
      "used_at as usedAt",
      "backed_up as backedUp",
    ])
    .where("person_id", "=", personId)
    .orderBy("made_at")
    .orderBy("passkey_id")
    .execute();
}

/** Passkeys as a question names them to a browser. */
export function namedInQuestion(passkeys: readonly HeldPasskey[]): { id: string; transports: KnownTransport[] }[] {
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports.filter(isKnown) }));
}

type KnownTransport = (typeof knownTransports)[number];
const knownTransports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

function isKnown(text: string): text is KnownTransport {
  return knownTransports.some((each) => each === text);
}
