import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { type ClientRecord, loadClient } from "../load-client.ts";
import { notifyOfAccess } from "../notify-of-access.ts";
import { paths } from "../paths.ts";
import { mayRotateSecret } from "./rule.ts";

/** Which system, for how many days the former secret still works, and the hash of the new one. */
export type RotateInput = { readonly clientId: string; readonly days: number; readonly secretHash: string };

type Facts = { readonly client: ClientRecord };
type Overlap = { readonly days: number };

/** Gives a system of the actor's centre a new secret; the one before works on for the chosen days, earlier ones end. */
export const rotateClientSecret = defineAction<RotateInput, Facts, Overlap, Overlap>({
  name: "rotate-client-secret",
  summary: "Change the secret of a system",
  permission: "clients.manage",
  read: readRotation,
  load: (tx, { clientId }, moment) => loadClient(tx, moment.actor.centreId ?? "", clientId, moment),
  rule: ({ client }, { days }, { actor }) => mayRotateSecret(client, days, actor),
  save: saveRotation,
});

function readRotation(raw: unknown): Decision<RotateInput> {
  const { clientId, overlap, secretHash } = Object.fromEntries(Object.entries(raw ?? {}));
  const days = String(overlap ?? "");
  return ok({
    clientId: String(clientId),
    days: /^\d{1,2}$/.test(days) ? Number(days) : -1,
    secretHash: String(secretHash),
  });
}

async function saveRotation(
  tx: Tx,
  { days }: Overlap,
  { client }: Facts,
  { secretHash }: RotateInput,
  { app, actor }: Moment,
): Promise<Saved<Overlap>> {
  const { centreId, clientId, name } = client;
  const expiresAt = await endFormer(tx, client, days);
  await tx
    .insertInto("access.client_secret")
    .values({
      centre_id: centreId,
      client_id: clientId,
      secret_id: newId(),
      secret_hash: Buffer.from(secretHash, "hex"),
      expires_at: expiresAt,
    })
    .execute();
  const former = days === 0 ? "The old secret no longer works." : `The old secret works for ${days} more days.`;
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.system({ client: clientId }),
    title: `New secret for a system: ${name}`,
    text:
      `${actor.name} created a new secret for ${name}. ${former} If you did not expect this, revoke the system and ` +
      `contact the board.`,
  });
  return {
    answer: { days },
    subject: { kind: "system", id: clientId },
    centreId,
    chain: "board",
    after: { name, formerWorksForDays: days },
  };
}

/** The newest secret works on for some days, older ones end now; says when the system itself ends. */
async function endFormer(tx: Tx, { centreId, clientId }: ClientRecord, days: number): Promise<string> {
  const secrets = await tx
    .selectFrom("access.client_secret")
    .select("secret_id")
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .where(sql<boolean>`expires_at > now()`)
    .orderBy("secret_id", "desc")
    .execute();
  for (const [place, { secret_id: secretId }] of secrets.entries()) {
    await tx
      .updateTable("access.client_secret")
      .set({ expires_at: sql<string>`least(expires_at, now() + make_interval(days => ${place === 0 ? days : 0}))` })
      .where("centre_id", "=", centreId)
      .where("client_id", "=", clientId)
      .where("secret_id", "=", secretId)
      .execute();
  }
  const { expires_at: expiresAt } = await tx
    .selectFrom("access.client")
    .select("expires_at")
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .executeTakeFirstOrThrow();
  return expiresAt;
}
