import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { sql } from "kysely";
import { type Decision, ok, refuse, type Refused } from "#kernel";
import type { App } from "../../app.ts";
import { type DoorEvent, noteAtDoor } from "../door.ts";
import type { Browser } from "../sessions/session.ts";
import { hashToken } from "../token.ts";
import type { Question } from "./challenges.ts";
import { readAssertion } from "./read-answer.ts";
import { relyingParty } from "./relying-party.ts";

/** An answer to check: as the browser sent it, and which question, put to whom, it must answer. */
export type Presented = Omit<Question, "challenge"> & {
  readonly text: unknown; readonly from: Browser;
  /** Whose passkey it must be; without it, anybody's who has an account. */
  readonly personId?: string;
};

/** Who used which passkey. */
export type PasskeyUse = { readonly personId: string; readonly passkeyId: string };

/**
 * Whether an authenticator's answer proves that its person is there, by possession and by what unlocked it (WebAuthn
 * Level 3, 7.2): a passkey is both factors. The question is used up whatever comes of it; a "no" is noted at the door.
 */
export async function checkPasskey(app: App, presented: Presented): Promise<Decision<PasskeyUse>> {
  const answer = readAssertion(presented.text);
  if (!answer.ok) return noted(app, presented, null, answer);
  const { response, challenge } = answer.value;
  const kept = await findPasskey(app, { ...presented, challenge }, response.id);
  if (!kept.asked) return noted(app, presented, kept.person_id, questionOver);
  if (kept.public_key === null) return noted(app, presented, null, unknown);
  const expected = presented.personId ?? kept.person_id;
  const count = expected === kept.person_id ? await verifiedCount(app, response, challenge, kept) : undefined;
  if (!count) return noted(app, presented, kept.person_id, notAccepted);
  if (!await noteUse(app, response.id, count)) {
    return noted(app, presented, kept.person_id, counterBack, "counter-went-back");
  }
  if (kept.state !== "active") return noted(app, presented, kept.person_id, notActive);
  return ok({ personId: kept.person_id, passkeyId: kept.passkey_id });
}

type Kept = {
  readonly asked: boolean; readonly person_id: string; readonly passkey_id: string; readonly public_key: Buffer | null;
  readonly handle: Buffer; readonly state: string;
};

/** Takes the question and finds the passkey, in one round trip. */
async function findPasskey(app: App, question: Question, credentialId: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    with taken as (
      delete from access.challenge where challenge = ${question.challenge} and purpose = ${question.purpose}
        and asked = ${hashToken(question.asked)} and expires_at > now() returning challenge
    )
    select exists (select from taken) as asked, k.person_id, k.passkey_id, k.public_key, p.handle, p.state
    from (select ${credentialId} as id) as sent
    left join access.passkey k on k.credential_id = sent.id
    left join access.person p on p.person_id = k.person_id`.execute(app.database.as.access);
  const [row] = rows;
  if (!row) throw new Error("A row was asked for that is always there.");
  return row;
}

type Count = { readonly counter: number; readonly backedUp: boolean };

/** What a sound answer says; undefined for any other: another origin or party, nobody verified, a wrong signature. */
async function verifiedCount(
  app: App, response: AuthenticationResponseJSON, challenge: string, kept: Kept,
): Promise<Count | undefined> {
  const { id, origin } = relyingParty(app);
  const handle = response.response.userHandle;
  if (handle !== undefined && !Buffer.from(handle, "base64url").equals(kept.handle)) return undefined;
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(kept.public_key ?? []), counter: 0 },
    });
    return verified ? { counter: info.newCounter, backedUp: info.credentialBackedUp } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes that a passkey was used; false when its count did not go up, as a copy's would not (WebAuthn, 6.1.1). */
async function noteUse(app: App, credentialId: string, { counter, backedUp }: Count): Promise<boolean> {
  const noted = await app.database.as.access.updateTable("access.passkey")
    .set({ counter, backed_up: backedUp, used_at: sql<string>`now()` }).where("credential_id", "=", credentialId)
    .where((row) => row.or([
      row("counter", "<", counter), row.and([row("counter", "=", 0), row(sql`${counter}::bigint`, "=", 0)]),
    ])).executeTakeFirst();
  return noted.numUpdatedRows > 0n;
}

async function noted(
  app: App, { purpose, from }: Presented, personId: string | null, no: Refused, kind?: DoorEvent["kind"],
): Promise<Refused> {
  const failed = purpose === "sign-in" ? "sign-in-failed" : "second-factor-failed";
  await noteAtDoor(app, { kind: kind ?? failed, personId, method: "passkey" }, from);
  return no;
}

const questionOver = refuse(
  "passkey-question-over", "The passkey answered too late, a second time, or in another browser than was asked. Try " +
    "again.",
);
const unknown = refuse(
  "passkey-unknown", "This passkey is not known here: it was removed, or was made for another account. Choose " +
    "another passkey, or sign in another way.",
);
const notAccepted = refuse(
  "passkey-not-accepted", "The passkey was not accepted. Try again with its fingerprint, face or PIN, at the address " +
    "that you usually open.",
);
const counterBack = refuse(
  "passkey-counter-back", "The passkey was not accepted: it counts its uses, and the count did not go up, as that " +
    "of a copy would not. Sign in another way, and remove this passkey.",
);
const notActive = refuse(
  "account-not-active", "Your account is not active. Ask the person who manages accounts at your centre or the board.",
);
