import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment } from "#platform/perform";
import { readFields } from "../read-terms.ts";
import { noticeUnknown } from "../refusals.ts";

type Notice = { readonly noticeId: string; readonly title: string };

/** Marks a notice of the actor's centre as read, so that it is no longer shown. Takes `notice`. */
export const readNotice = defineAction<{ noticeId: string }, Notice, Notice, Notice>({
  name: "read-notice",
  summary: "Mark a notice about accounts as read",
  permission: "people.manage",
  read: (raw) => ok({ noticeId: readFields(raw)("notice") }),
  load: loadNotice,
  rule: ok,
  save: async (tx, notice, _facts, _input, { actor, at }) => {
    await tx
      .updateTable("access.notice")
      .set({ read_at: at.toString(), read_by: actor.personId })
      .where("centre_id", "=", actor.centreId ?? "")
      .where("notice_id", "=", notice.noticeId)
      .execute();
    return {
      answer: notice,
      subject: { kind: "notice", id: notice.noticeId },
      centreId: actor.centreId,
      chain: "board",
      after: { title: notice.title, read: true },
    };
  },
});

async function loadNotice(
  tx: Tx,
  { noticeId }: { noticeId: string },
  { actor, locks }: Moment,
): Promise<Decision<Notice>> {
  const found = !/^[0-9a-f-]{36}$/.test(noticeId)
    ? undefined
    : await tx
        .selectFrom("access.notice")
        .select(["notice_id as noticeId", "title"])
        .where("centre_id", "=", actor.centreId ?? "")
        .where("notice_id", "=", noticeId)
        .where("read_at", "is", null)
        .$if(locks, (query) => query.forUpdate())
        .executeTakeFirst();
  return found ? ok(found) : noticeUnknown.refuse();
}
