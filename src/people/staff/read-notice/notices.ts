import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { paths } from "../paths.ts";

/** A change to staff roles or to a candidate's details that a centre's head and exams officers are told of. */
export type CentreNotice = {
  readonly noticeId: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  /** Where it is marked as read, and where all of them are. */
  readonly href: string;
  readonly listHref: string;
  /** What it is about, and of a candidate, the page. */
  readonly about: "staff" | "candidate";
  readonly path: string | null;
};

const shownMax = 10;

/** The notices that no one has marked as read, newest first; none for those who cannot give roles. */
export async function unreadNotices(tx: Tx, { centreId, permissions }: Actor): Promise<readonly CentreNotice[]> {
  if (centreId === null || !permissions.has("people.manage")) return [];
  const rows = await tx
    .selectFrom("access.notice")
    .select(["notice_id as noticeId", "at", "title", "text", "about", "path"])
    .where("centre_id", "=", centreId)
    .where("read_at", "is", null)
    .orderBy("at", "desc")
    .orderBy("notice_id", "desc")
    .limit(shownMax)
    .execute();
  const listHref = paths.centre.list();
  return rows.map(({ about, ...row }) => ({
    ...row,
    about: about === "candidate" ? "candidate" : "staff",
    listHref,
    href: paths.notice({ notice: row.noticeId }),
  }));
}
