import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Saved } from "#platform/perform";
import { getProfile } from "../queries.ts";
import { manyLines, oneLine } from "../lines.ts";
import { type Identity, type IdentityNow, mayBeIdentity, mayChangeIdentity } from "./rule.ts";

type Facts = { readonly now: IdentityNow };

/**
 * Says what the board is called: `name`, `shortName`, `identifier`, and, when there are any, `postalAddress` and
 * `webAddress`. Refused: what cannot be a name, an identifier or an address, and a change that changes nothing.
 */
export const changeIdentity = defineAction<Identity, Facts, Identity, null>({
  name: "change-identity",
  summary: "Change the board's name, identifier and addresses",
  permission: "board.manage",
  read: (raw) => {
    const field = (name: string) => fieldText(raw, name).trim();
    return mayBeIdentity({
      name: oneLine(field("name")),
      shortName: oneLine(field("shortName")),
      identifier: field("identifier"),
      postalAddress: manyLines(field("postalAddress")) || null,
      webAddress: field("webAddress") || null,
    });
  },
  load: async (tx, _wanted, { locks }) => {
    const { name, shortName, identifier, postalAddress, webAddress } = await getProfile(tx, locks);
    return ok({ now: { name, shortName, identifier, postalAddress, webAddress } });
  },
  rule: ({ now }, wanted) => mayChangeIdentity(now, wanted),
  save: saveIdentity,
});

async function saveIdentity(tx: Tx, wanted: Identity, { now }: Facts): Promise<Saved<null>> {
  await tx
    .updateTable("board.profile")
    .set({
      name: wanted.name,
      short_name: wanted.shortName,
      identifier: wanted.identifier,
      postal_address: wanted.postalAddress,
      web_address: wanted.webAddress,
    })
    .execute();
  return {
    answer: null,
    subject: { kind: "board", id: "identity" },
    centreId: null,
    chain: "board",
    before: now,
    after: wanted,
  };
}
