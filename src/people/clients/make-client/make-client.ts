import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { clientScopes } from "../client.ts";
import { notifyOfAccess } from "../notify-of-access.ts";
import { centreOnly } from "../refusals.ts";
import { paths } from "../paths.ts";
import { type ClientFacts, type ClientWanted, mayMakeClient, type NewClient } from "./rule.ts";

/** What a page sends: what was typed, and what the program made. The secret stays with the page that shows it. */
export type MakeClientInput = { readonly wanted: ClientWanted; readonly clientId: string; readonly secretHash: string };

/** Gives a system of the actor's centre access, with a first secret. Only the hash of the secret comes here. */
export const makeClient = defineAction<MakeClientInput, ClientFacts, NewClient, { readonly clientId: string }>({
  name: "make-client",
  summary: "Give a system access",
  permission: "clients.manage",
  read: readClient,
  load: async (tx, _input, { actor }) => {
    if (actor.side !== "centre") return centreOnly.refuse();
    return ok({ names: await liveNames(tx, actor.centreId ?? "") });
  },
  rule: (facts, { wanted }, { actor }) => mayMakeClient(facts, wanted, actor),
  save: saveClient,
});

/** The form's fields of a new system: a box for each scope, `scope-entries.view` and so on. */
export function readWanted(form: Readonly<Record<string, string>>): ClientWanted {
  const text = (name: string): string => (form[name] ?? "").trim().replaceAll(/\s+/g, " ");
  const days = text("days");
  return {
    name: text("name"),
    vendor: text("vendor"),
    scopes: clientScopes().filter((scope) => form[`scope-${scope}`] === "yes"),
    days: /^\d{1,3}$/.test(days) ? Number(days) : 0,
  };
}

function readClient(raw: unknown): Decision<MakeClientInput> {
  const { form, clientId, secretHash } = Object.fromEntries(Object.entries(raw ?? {}));
  const fields = Object.entries(form ?? {}).map(([name, value]) => [name, String(value)] as const);
  return ok({
    wanted: readWanted(Object.fromEntries(fields)),
    clientId: String(clientId),
    secretHash: String(secretHash),
  });
}

/** The lock keeps two who make a system at the same moment from giving it one name. */
async function liveNames(tx: Tx, centreId: string): Promise<readonly string[]> {
  await sql`select platform.take_lock(${`clients of ${centreId}`})`.execute(tx);
  const rows = await tx
    .selectFrom("access.client")
    .select("name")
    .where("centre_id", "=", centreId)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`expires_at > now()`)
    .execute();
  return rows.map((row) => row.name);
}

async function saveClient(
  tx: Tx,
  client: NewClient,
  _facts: ClientFacts,
  { clientId, secretHash }: MakeClientInput,
  moment: Moment,
): Promise<Saved<{ readonly clientId: string }>> {
  const { actor } = moment;
  const centreId = actor.centreId ?? "";
  const { name, vendor, days } = client;
  const scopes = [...client.scopes];
  await insertClient(tx, { client, clientId, secretHash, centreId }, actor);
  await notifyOfAccess(tx, moment.app, {
    centreId,
    path: paths.system({ client: clientId }),
    title: `Access given to a system: ${name}`,
    text:
      `${actor.name} gave ${name} access to the centre's data for ${days} days. If you did not expect this, ` +
      `revoke it and contact the board.`,
  });
  return {
    answer: { clientId },
    subject: { kind: "system", id: clientId },
    centreId,
    chain: "board",
    after: { name, vendor, scopes, days },
  };
}

type Inserted = MakeClientInput & { readonly client: NewClient; readonly centreId: string };

async function insertClient(
  tx: Tx,
  { client, clientId, secretHash, centreId }: Pick<Inserted, "client" | "clientId" | "secretHash" | "centreId">,
  actor: Actor,
): Promise<void> {
  const { name, vendor, days } = client;
  const ends = sql<string>`now() + make_interval(days => ${days})`;
  await tx
    .insertInto("access.client")
    .values({
      centre_id: centreId,
      client_id: clientId,
      name,
      vendor,
      scopes: [...client.scopes],
      made_by: actor.personId,
      made_by_name: actor.name,
      expires_at: ends,
    })
    .execute();
  await tx
    .insertInto("access.client_secret")
    .values({
      centre_id: centreId,
      client_id: clientId,
      secret_id: newId(),
      secret_hash: Buffer.from(secretHash, "hex"),
      expires_at: ends,
    })
    .execute();
}
