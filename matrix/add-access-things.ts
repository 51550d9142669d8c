import { newId } from "#platform/database";
import { apiKey, newClientSecret } from "../src/people/clients/client.ts";
import { type AsOperator, canary } from "./canaries.ts";

/** Things of signing in that a centre has, by the part of an address that names them. */
export type AccessThings = Readonly<
  Record<
    "person" | "holding" | "invitation" | "notice" | "client" | "endpoint" | "delivery" | "session" | "passkey",
    string
  >
> & { readonly apiKey: string };

const scopes = ["entries.view", "marks.view", "results.view", "audit.view"];

/** Adds one of each to a centre, past every wall, so that an address of each can be tried. */
export async function addAccessThings(
  { asOperator, other }: { readonly asOperator: AsOperator; readonly other: string },
  centreId: string,
): Promise<AccessThings> {
  const mark = centreId === other ? canary : "OWN";
  const person = `${mark}-exams-officer`;
  const things = {
    person,
    holding: newId(),
    invitation: newId(),
    notice: newId(),
    endpoint: newId(),
    delivery: newId(),
    session: newId(),
    passkey: newId(),
    client: mark === canary ? "othersystemabcde" : "ownsystemabcdefg",
  };
  const secret = newClientSecret();
  const add = (text: string, ...values: readonly unknown[]) => asOperator(text, values);
  await add(
    `insert into access.person (person_id, name, email, handle) 
    values ($1, $2, $3, sha256(convert_to($1::text, 'UTF8')))
    on conflict do nothing`,
    person,
    `${mark} officer`,
    `${mark.toLowerCase()}-officer@matrix.example`,
  );
  await add(
    `insert into access.role_holding (holding_id, person_id, role, side, centre_id, granted_by)
    values ($1, $2, 'exams-officer', 'centre', $3, 'set-up')`,
    things.holding,
    person,
    centreId,
  );
  await add(
    `insert into access.invitation (invitation_id, token_hash, email, name, role, side, centre_id, from_at,
    invited_by, invited_by_name, expires_at)
    values ($1, sha256(convert_to($2, 'UTF8')), $3, $4, 'senco', 'centre', $5, now(), $6, $4,
      now() + interval '7 days')`,
    things.invitation,
    things.invitation,
    `${mark.toLowerCase()}@matrix.example`,
    mark,
    centreId,
    person,
  );
  await add(
    "insert into access.notice (centre_id, notice_id, title, text) values ($1, $2, $3, $3)",
    centreId,
    things.notice,
    `${mark} notice`,
  );
  await addWaysIn(add, { ...things, mark });
  await addSystem(asOperator, { ...things, centreId, mark }, secret.hash);
  return { ...things, apiKey: apiKey(things.client, secret.secret) };
}

type Add = (text: string, ...values: readonly unknown[]) => Promise<unknown>;

async function addWaysIn(
  add: Add,
  things: { readonly session: string; readonly passkey: string; readonly person: string; readonly mark: string },
): Promise<void> {
  const { person, mark } = things;
  await add(
    `insert into access.session (token_hash, session_id, person_id, level, method, idle_until, ends_at,
    form_token, browser, network)
    values (sha256(convert_to($1, 'UTF8')), $2, $3, 'full', 'passkey', now() + interval '1 hour',
    now() + interval '1 hour', 'x', $4, '192.0.2.1')`,
    things.session,
    things.session,
    person,
    mark,
  );
  await add(
    `insert into access.passkey (passkey_id, credential_id, person_id, public_key, counter, transports, name,
    backed_up) values ($1, $2, $3, '', 0, '{}', $2, false)`,
    things.passkey,
    `${mark} passkey`,
    person,
  );
}

type SystemThings = { readonly [Part in "client" | "person" | "endpoint" | "delivery" | "centreId" | "mark"]: string };

async function addSystem(asOperator: AsOperator, things: SystemThings, hash: Buffer): Promise<void> {
  const { centreId, mark, person } = things;
  const add = (text: string, ...values: readonly unknown[]) => asOperator(text, values);
  await add(
    `insert into access.client (centre_id, client_id, name, scopes, made_by, made_by_name, expires_at)
    values ($1, $2, $3, $4, $5, $3, now() + interval '30 days')`,
    centreId,
    things.client,
    mark,
    scopes,
    person,
  );
  await add(
    `insert into access.client_secret (centre_id, client_id, secret_id, secret_hash, expires_at)
    values ($1, $2, $3, $4, now() + interval '30 days')`,
    centreId,
    things.client,
    newId(),
    hash,
  );
  await add(
    `insert into webhooks.endpoint (centre_id, endpoint_id, url, events, made_by, made_by_name)
    values ($1, $2, $3, '{entry-made}', $4, $5)`,
    centreId,
    things.endpoint,
    `https://${mark.toLowerCase()}.example/hook`,
    person,
    mark,
  );
  await add(
    `insert into webhooks.delivery (centre_id, delivery_id, endpoint_id, event_id, type, payload)
    values ($1, $2, $3, $4, 'entry-made', $5)`,
    centreId,
    things.delivery,
    things.endpoint,
    newId(),
    `{"of":"${mark}"}`,
  );
}

/** What a centre's own system was given. */
export const clientScopes: readonly string[] = scopes;
