import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { type RawBuilder, sql } from "kysely";
import { type Decision, ok, type Refused } from "#kernel";
import type { Browser } from "#platform/actors";
import type { App, SignInEvent } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { recordSignInEvent } from "../sign-in-event.ts";
import type { Question } from "./challenges.ts";
import { readAssertion } from "./read-answer.ts";
import {
  passkeyCounterBack,
  passkeyNotAccepted,
  passkeyOfInactiveAccount,
  passkeyQuestionOver,
  passkeyUnknown,
} from "./refusals.ts";
import { relyingParty } from "./relying-party.ts";

/** An answer to check: as the browser sent it, and which question, put to whom, it must answer. */
export type Presented = Omit<Question, "challenge"> & {
  readonly text: unknown;
  readonly from: Browser;
  /** Whose passkey it must be; without it, anybody's who has an account. */
  readonly personId?: string;
};

/** Who used which passkey. */
export type PasskeyUse = { readonly personId: string; readonly passkeyId: string };

/** What follows from a sound answer, made in one statement with `noteUse`: undefined when that returned no row. */
type Follow<Value> = (use: PasskeyUse, noteUse: RawBuilder<unknown>) => Promise<Value | undefined>;

/**
 * Whether an authenticator's answer proves that its person is there, by possession and by what unlocked it (WebAuthn
 * Level 3, 7.2): a passkey is both factors. The question is used up whatever comes of it; a "no" is recorded.
 */
export function checkPasskey(app: App, presented: Presented): Promise<Decision<PasskeyUse>> {
  return usePasskey(app, presented, async (use, noteUse) => ((await isNoted(app, noteUse)) ? use : undefined));
}

/** Checks an answer as `checkPasskey` does, and makes what follows from it as its use is noted: both or neither. */
export async function usePasskey<Value>(
  app: App,
  presented: Presented,
  follow: Follow<Value>,
): Promise<Decision<Value>> {
  const answer = readAssertion(presented.text);
  if (!answer.ok) return noted(app, presented, null, answer);
  const { response, challenge } = answer.value;
  const kept = await findPasskey(app, { ...presented, challenge }, response.id);
  const { person_id: personId, passkey_id: passkeyId } = kept;
  if (!kept.asked) return noted(app, presented, personId, passkeyQuestionOver.refuse());
  if (kept.public_key === null) return noted(app, presented, null, passkeyUnknown.refuse());
  const expected = presented.personId ?? personId;
  const count = expected === personId ? await verifiedCount(app, response, challenge, kept) : undefined;
  if (!count) return noted(app, presented, personId, passkeyNotAccepted.refuse());
  const noteUse = useOf(response.id, count);
  if (kept.state === "active") {
    const followed = await follow({ personId, passkeyId }, noteUse);
    if (followed !== undefined) return ok(followed);
  } else if (await isNoted(app, noteUse)) return noted(app, presented, personId, passkeyOfInactiveAccount.refuse());
  return noted(app, presented, personId, passkeyCounterBack.refuse(), "counter-went-back");
}

type Kept = {
  readonly asked: boolean;
  readonly person_id: string;
  readonly passkey_id: string;
  readonly public_key: Buffer | null;
  readonly handle: Buffer;
  readonly state: string;
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
  app: App,
  response: AuthenticationResponseJSON,
  challenge: string,
  kept: Kept,
): Promise<Count | undefined> {
  const { id, origin } = relyingParty(app);
  const handle = response.response.userHandle;
  if (handle !== undefined && !Buffer.from(handle, "base64url").equals(kept.handle)) return undefined;
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(kept.public_key ?? []), counter: 0 },
    });
    return verified ? { counter: info.newCounter, backedUp: info.credentialBackedUp } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes that a passkey was used; returns no row when its count did not go up, as a copy's would not (6.1.1). */
function useOf(credentialId: string, { counter, backedUp }: Count): RawBuilder<unknown> {
  return sql`update access.passkey set counter = ${counter}::bigint, backed_up = ${backedUp}::boolean, used_at = now()
    where credential_id = ${credentialId}
      and (counter < ${counter}::bigint or (counter = 0 and ${counter}::bigint = 0)) returning passkey_id`;
}

async function isNoted(app: App, noteUse: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await noteUse.execute(app.database.as.access);
  return rows.length > 0;
}

async function noted(
  app: App,
  { purpose, from }: Presented,
  personId: string | null,
  no: Refused,
  kind?: SignInEvent["kind"],
): Promise<Refused> {
  const failed = purpose === "sign-in" ? "sign-in-failed" : "second-factor-failed";
  await recordSignInEvent(app, { kind: kind ?? failed, personId, method: "passkey" }, from);
  return no;
}
