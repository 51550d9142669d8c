import { transactionAs } from "#platform/app";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { contactPurposes } from "../board.ts";
import { paths } from "../paths.ts";
import { getProfile, listContacts } from "../queries.ts";

/** How everyone reaches the board, and whom to ask while it has not said how. */
export const showContactPage: Route = {
  name: "show-contact",
  face: "page",
  method: "GET",
  path: paths.contact.pattern,
  permission: "public",
  scope: "public",
  summary: "How to contact the board",
  handle: showContact,
};

async function showContact({ app, actor }: WebRequest): Promise<Reply> {
  const { contacts, profile } = await transactionAs(app, actor, async (tx) => ({
    contacts: await listContacts(tx),
    profile: await getProfile(tx),
  }));
  return page("office/board/show-contact/page.njk", {
    contacts: contacts.map((contact) => ({ ...contact, title: contactPurposes[contact.purpose] })),
    profile,
  });
}
