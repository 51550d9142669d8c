import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { isAddress } from "#platform/mail";
import { defineAction, fieldText, type Saved } from "#platform/perform";
import { type Contact, purposes } from "../board.ts";
import { getProfile, listContacts } from "../queries.ts";
import { oneLine } from "../lines.ts";
import { mayBeContacts, mayChangeContacts } from "./rule.ts";

/**
 * Says how the board is reached: for each purpose `<purpose>-email`, `<purpose>-telephone` or both. Refused: what is no
 * address or number, and contacts without one for general enquiries.
 */
export const changeContacts = defineAction<
  readonly Contact[],
  { readonly now: readonly Contact[] },
  readonly Contact[],
  null
>({
  name: "change-contacts",
  summary: "Change the board's contacts",
  permission: "board.manage",
  read: (raw) => {
    const field = (name: string) => fieldText(raw, name).trim();
    const typed = purposes.map((purpose) => {
      const email = field(`${purpose}-email`) || null;
      const telephone = oneLine(field(`${purpose}-telephone`)) || null;
      return { purpose, email, telephone, emailIsAddress: email !== null && isAddress(email) };
    });
    return mayBeContacts(typed.filter(({ email, telephone }) => email !== null || telephone !== null));
  },
  load: async (tx, _wanted, { locks }) => {
    if (locks) await getProfile(tx, locks);
    return ok({ now: await listContacts(tx) });
  },
  rule: ({ now }, wanted) => mayChangeContacts(now, wanted),
  save: saveContacts,
});

async function saveContacts(
  tx: Tx,
  wanted: readonly Contact[],
  { now }: { readonly now: readonly Contact[] },
): Promise<Saved<null>> {
  await tx.deleteFrom("board.contact").execute();
  await tx
    .insertInto("board.contact")
    .values([...wanted])
    .execute();
  return {
    answer: null,
    subject: { kind: "board", id: "contacts" },
    centreId: null,
    chain: "board",
    before: now,
    after: wanted,
  };
}
