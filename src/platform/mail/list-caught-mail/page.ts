import type { App } from "../../app/app.ts";
import {
  exportAddresses,
  findTableFormat,
  listView,
  pagination,
  rangeWords,
  tableFile,
} from "../../lists/list-view.ts";
import { notFound, page, type Reply, type Route, type WebRequest } from "../../web/route.ts";
import { withoutForeignLinks } from "../rule.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** What the program wrote to people, where nothing leaves: on a demonstration, and in development. */
export const caughtMailRoutes: readonly Route[] = [
  {
    name: "list-caught-mail",
    face: "page",
    method: "GET",
    path: "/demonstration/mail",
    permission: "public",
    scope: "public",
    summary: "Messages that a demonstration wrote and did not send",
    handle: listCaughtMail,
  },
];

const exportMax = 10_000;

async function listCaughtMail({ app, path, query }: WebRequest): Promise<Reply> {
  if (app.mail.mode !== "catch") return notFound;
  const [to, view, format] = [(query["to"] ?? "").trim(), listView(query, 20), findTableFormat(query)];
  const { total, letters } = await findCaught(app, to, format ? { size: exportMax, offset: 0 } : view);
  if (format) {
    return tableFile(
      "mail",
      format,
      ["When", "To", "Subject", "Text"],
      letters.map(({ at, recipient, subject, text }) => [at, recipient, subject, text]),
    );
  }
  return page("platform/mail/list-caught-mail/page.njk", {
    letters: letters.map((letter) => ({ ...letter, paragraphs: paragraphsOf(letter.text, app.site.address) })),
    to,
    total,
    range: rangeWords(total, view),
    pagination: pagination(total, view, path, query),
    ...exportAddresses(path, query),
  });
}

type Caught = { readonly at: string; readonly recipient: string; readonly subject: string; readonly text: string };

/** Newest first; `to` is a part of the address they went to. */
async function findCaught(
  app: App,
  to: string,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly letters: readonly Caught[] }> {
  const found = app.database.as.worker
    .selectFrom("platform.mail")
    .where("sent_at", "is", null)
    .where("recipient", "ilike", `%${to.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const [{ total }, letters] = await Promise.all([
    found.select((row) => row.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .select(["queued_at as at", "recipient", "subject", "body"])
      .orderBy("queued_at", "desc")
      .orderBy("mail_id", "desc")
      .limit(size)
      .offset(offset)
      .execute(),
  ]);
  const shown = (body: string | null) => withoutForeignLinks(body ?? "", app.site.address);
  return { total, letters: letters.map(({ body, ...letter }) => ({ ...letter, text: shown(body) })) };
}
