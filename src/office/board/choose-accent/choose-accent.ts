import { ok } from "#kernel";
import { defineAction, fieldText } from "#platform/perform";
import { getProfile } from "../queries.ts";
import { mayBeAccent, mayChooseAccent } from "./rule.ts";

/**
 * Chooses the colour of the board's pages: `accent`, such as `#1d3557`; nothing is the program's own. Refused: a colour
 * on which white text cannot be read, with the contrast that was measured.
 */
export const chooseAccent = defineAction<string | null, { readonly now: string | null }, string | null, null>({
  name: "choose-accent",
  summary: "Choose the colour of the board's pages",
  permission: "board.manage",
  read: (raw) => mayBeAccent(fieldText(raw, "accent").trim().toLowerCase() || null),
  load: async (tx, _accent, { locks }) => ok({ now: (await getProfile(tx, locks)).accent }),
  rule: ({ now }, wanted) => mayChooseAccent(now, wanted),
  save: async (tx, accent, { now }) => {
    await tx.updateTable("board.profile").set({ accent }).execute();
    return {
      answer: null,
      subject: { kind: "board", id: "colour" },
      centreId: null,
      chain: "board",
      before: { accent: now },
      after: { accent },
    };
  },
});
