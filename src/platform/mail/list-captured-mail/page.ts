import { type Decision, ok } from "#kernel";
import type { App } from "../../app/app.ts";
import type { Found, List, ListAsked } from "../../lists/list.ts";
import { listRoute, showList } from "../../lists/list-page.ts";
import { paths } from "../../paths.ts";
import { notFound, type Route } from "../../web/route.ts";
import { withoutForeignLinks } from "../rule.ts";
import { paragraphsOf } from "./paragraphs.ts";

type Captured = { readonly at: string; readonly recipient: string; readonly subject: string; readonly text: string };

const about = {
  name: "list-captured-mail",
  summary: "Emails that a demonstration wrote and did not send",
  path: paths.mail,
  permission: "public",
  scope: "public",
} as const;

/** What the program wrote to people, where no email is sent: on a demonstration, and in development. */
export const capturedMailRoutes: readonly Route[] = [
  listRoute(about, async (request) =>
    request.app.mail.mode === "capture" ? showList(request, capturedMail(request.app)) : notFound,
  ),
];

/** The list is public, and so are the emails, but only the worker's account may read them. */
function capturedMail(app: App): List<Captured> {
  return {
    ...about,
    title: "Captured emails",
    trail: [{ text: "Home", href: paths.home() }],
    template: "platform/mail/list-captured-mail/page.njk",
    empty: "No emails yet. Invitations, password reset links and notices about accounts appear here.",
    filters: [{ name: "to", label: "To", kind: "text" }],
    columns: [
      { name: "at", heading: "When", kind: "instant", value: ({ at }) => at },
      { name: "to", heading: "To", value: ({ recipient }) => recipient },
      { name: "subject", heading: "Subject", value: ({ subject }) => subject },
      { name: "text", heading: "Text", value: ({ text }) => text },
    ],
    find: (_tx, asked) => findCaptured(app, asked),
  };
}

/** A file has at most so many rows, the newest. */
const exportMax = 10_000;

/** Newest first; `to` is a part of the address that they are for. */
async function findCaptured(app: App, { values, limit, offset }: ListAsked): Promise<Decision<Found<Captured>>> {
  const { to = "" } = values;
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
      .limit(Math.min(limit ?? exportMax, exportMax))
      .offset(offset)
      .execute(),
  ]);
  const { address } = app.site;
  const rows = letters.map(({ body, ...letter }) => ({ ...letter, text: withoutForeignLinks(body ?? "", address) }));
  const shown = rows.map((letter) => ({ ...letter, paragraphs: paragraphsOf(letter.text, address) }));
  return ok({ total, rows, data: { letters: shown } });
}
