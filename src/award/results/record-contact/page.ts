import { transactionAs } from "#platform/app";
import { formPage } from "#platform/pages";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { contactCentreUnknown } from "../refusals.ts";
import { contactList } from "./contact-list.ts";
import { recordContact } from "./record-contact.ts";

/** The centres to contact about pending results of a series, and a form for each contact. */
export const contactRoutes: readonly Route[] = [
  {
    name: "contact-list",
    face: "page",
    method: "GET",
    path: paths.contacts.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "Centres to contact about pending results",
    handle: showList,
  },
  ...formPage({
    scope: "board",
    path: paths.contact,
    action: recordContact,
    missing: [contactCentreUnknown.code],
    back: ({ series }) => paths.contacts({ series }),
    question: async (tx, { series, centre }) => {
      const found = (await contactList(tx, series)).find(({ centreId }) => centreId === centre);
      if (!found) return undefined;
      return {
        title: "Record a contact",
        heading: `Record a contact with ${found.name}`,
        caption: `Centre ${centre}`,
        trail: [{ text: "Centres to contact", href: paths.contacts({ series }) }],
        text: ["Pending results (Q) are released only when their centre has been contacted."],
        asks: [
          {
            name: "note",
            label: "Who did you speak to, how, and what was said?",
            hint: "The centre can read this beside its pending results.",
            kind: "long-text",
          },
        ],
        button: "Record this contact",
      };
    },
    after: (_answer, { series }) => paths.contacts({ series }),
  }),
];

async function showList({ app, actor, params }: WebRequest): Promise<Reply> {
  const series = params["series"] ?? "";
  const found = await transactionAs(app, actor, async (tx) => ({
    about: await tx
      .selectFrom("catalogue.series_family")
      .select("series_title as title")
      .where("series", "=", series)
      .executeTakeFirst(),
    centres: await contactList(tx, series),
  }));
  if (!found.about) return notFound;
  return page("award/results/record-contact/page.njk", {
    series,
    title: found.about.title,
    centres: found.centres,
    to: paths,
    trail: [{ text: `Release, ${found.about.title}`, href: paths.release({ series }) }],
  });
}
