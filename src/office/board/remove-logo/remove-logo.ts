import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { getProfile } from "../queries.ts";
import { mayRemoveLogo } from "./rule.ts";

/** Removes the logo of the board from its pages. Refused when there is none. */
export const removeLogo = defineAction<null, { readonly now: string | null }, string, null>({
  name: "remove-logo",
  summary: "Remove the board's logo",
  permission: "board.manage",
  read: () => ok(null),
  load: async (tx, _input, { locks }) => ok({ now: (await getProfile(tx, locks)).logo }),
  rule: ({ now }) => mayRemoveLogo(now),
  save: async (tx, logo) => {
    await tx.updateTable("board.profile").set({ logo: null }).execute();
    return {
      answer: null,
      subject: { kind: "board", id: "logo" },
      centreId: null,
      chain: "board",
      before: { logo },
      after: { logo: null },
    };
  },
});
