import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { type ClientRecord, loadClient } from "../load-client.ts";
import { notifyOfAccess } from "../notify-of-access.ts";
import { paths } from "../paths.ts";
import { mayRevokeClient } from "./rule.ts";

type Input = { readonly centreId: string; readonly clientId: string };
type Facts = { readonly client: ClientRecord };

/** Ends the access of a system at once: its secrets and its tokens. A centre for its own, the board for any. */
export const revokeClient = defineAction<Input, Facts, ClientRecord, { readonly clientId: string }>({
  name: "revoke-client",
  summary: "Revoke a system's access",
  permission: "clients.manage",
  read: (raw, { actor }): Decision<Input> => {
    const { centre, client } = Object.fromEntries(Object.entries(raw ?? {}));
    return ok({
      centreId: actor.side === "centre" ? (actor.centreId ?? "") : String(centre),
      clientId: String(client),
    });
  },
  load: (tx, { centreId, clientId }, moment) => loadClient(tx, centreId, clientId, moment),
  rule: ({ client }) => mayRevokeClient(client),
  save: saveRevocation,
});

async function saveRevocation(
  tx: Tx,
  { centreId, clientId, name }: ClientRecord,
  _facts: Facts,
  _input: Input,
  { app, actor }: Moment,
): Promise<Saved<{ readonly clientId: string }>> {
  await tx
    .updateTable("access.client")
    .set({ revoked_at: sql<string>`now()`, revoked_by: actor.name })
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .execute();
  const who = actor.side === "board" ? app.board.name : actor.name;
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.system({ client: clientId }),
    title: `Access revoked for a system: ${name}`,
    text: `${who} revoked the access of ${name}. It can no longer read or send anything.`,
  });
  return {
    answer: { clientId },
    subject: { kind: "system", id: clientId },
    centreId,
    chain: "board",
    before: { name, state: "works" },
    after: { name, state: "revoked" },
  };
}
