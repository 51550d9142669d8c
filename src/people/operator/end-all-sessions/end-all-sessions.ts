import { ok } from "#kernel";
import { defineAction } from "#platform/perform";

/** Ends every session at once, unfinished ones too: after a theft, or when a fault was found in signing in. */
export const endAllSessions = defineAction<null, null, null, { readonly ended: number }>({
  name: "end-all-sessions",
  summary: "End everyone's sessions",
  permission: "system.manage",
  account: "access",
  read: () => ok(null),
  load: async () => ok(null),
  rule: () => ok(null),
  save: async (tx) => {
    const gone = await tx.deleteFrom("access.session").executeTakeFirst();
    const ended = Number(gone.numDeletedRows);
    return {
      answer: { ended },
      subject: { kind: "session", id: "all" },
      centreId: null,
      chain: "board",
      after: { sessionsEnded: ended },
    };
  },
});
