import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { readPasskeyName } from "../name.ts";
import { lockPerson } from "../own-passkey.ts";
import { type Answer, readAttestation } from "../read-answer.ts";
import { relyingParty, signatures } from "../relying-party.ts";
import { type AddFacts, mayAddPasskey, type NewPasskey } from "./rule.ts";

type Input = Answer<RegistrationResponseJSON> & { readonly name: string; readonly asked: boolean };

/**
 * Adds a passkey to one's own account. Takes the browser's `response`, a `name`, where it was made (`browser`), and
 * whether its question had been `asked` of this session, which took it away.
 */
export const addPasskey = defineAction<Input, AddFacts, NewPasskey, { readonly passkeyId: string }>({
  name: "add-passkey",
  summary: "Add a passkey to my account",
  permission: "self",
  account: "access",
  read: readNew,
  load,
  rule: mayAddPasskey,
  save,
});

function readNew(raw: unknown): Decision<Input> {
  const form: Record<string, unknown> = raw !== null && typeof raw === "object" ? { ...raw } : {};
  const name = readPasskeyName(form["name"], String(form["browser"] ?? ""));
  if (!name.ok) return name;
  const answer = readAttestation(form["response"]);
  return answer.ok ? ok({ ...answer.value, name: name.value, asked: form["asked"] === true }) : answer;
}

async function load(
  tx: Tx,
  { response, challenge, asked }: Input,
  { actor, app }: Moment,
): Promise<Decision<AddFacts>> {
  await lockPerson(tx, actor.personId);
  const counts = await tx
    .selectFrom("access.passkey")
    .select([
      sql<number>`count(*) filter (where person_id = ${actor.personId})::integer`.as("held"),
      sql<boolean>`coalesce(bool_or(credential_id = ${response.id}), false)`.as("known"),
    ])
    .where((row) => row.or([row("person_id", "=", actor.personId), row("credential_id", "=", response.id)]))
    .executeTakeFirstOrThrow();
  return ok({ ...counts, asked, made: asked ? await verified(relyingParty(app), response, challenge) : undefined });
}

/** The passkey of a sound answer; undefined when it came from elsewhere, was altered, or verified nobody. */
async function verified(
  { id, origin }: ReturnType<typeof relyingParty>,
  response: RegistrationResponseJSON,
  challenge: string,
): Promise<NewPasskey | undefined> {
  try {
    const { verified: sound, registrationInfo: info } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: signatures,
    });
    if (!sound || info.credential.id !== response.id) return undefined;
    const { publicKey, counter } = info.credential;
    const transports = response.response.transports ?? [];
    return { credentialId: response.id, publicKey, counter, transports, backedUp: info.credentialBackedUp };
  } catch {
    return undefined;
  }
}

async function save(
  tx: Tx,
  made: NewPasskey,
  { held }: AddFacts,
  { name }: Input,
  moment: Moment,
): Promise<Saved<{ passkeyId: string }>> {
  const { personId } = moment.actor;
  const passkeyId = newId();
  await tx
    .insertInto("access.passkey")
    .values({
      passkey_id: passkeyId,
      credential_id: made.credentialId,
      person_id: personId,
      name,
      public_key: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: [...made.transports],
      backed_up: made.backedUp,
    })
    .execute();
  await notifyPerson(tx, moment, `a passkey (${name}) was added to your account`);
  return {
    answer: { passkeyId },
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { passkeys: held },
    after: { passkeys: held + 1, passkey: passkeyId, name, backedUp: made.backedUp },
  };
}
