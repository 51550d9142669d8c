import { dayAt } from "#kernel";
import { transactionAs } from "#platform/app";
import { json, type Reply, type Route, type WebRequest } from "#platform/web";
import { type Contact, contactPurposes, kinds, textKinds } from "../board.ts";
import { paths, textPath } from "../paths.ts";
import { getProfile, listContacts, listVersions, textOn } from "../queries.ts";

const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;

/** What everyone may know of the board, for programs. */
export const showBoardApi: Route = {
  name: "show-board",
  face: "api",
  method: "GET",
  path: paths.api.pattern,
  permission: "public",
  scope: "public",
  summary: "What the board is called, how it is reached, and what it has published",
  handle: showBoard,
  api: {
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        required: ["name", "shortName", "identifier", "postalAddress", "webAddress", "logo", "contacts", "pages"],
        properties: {
          name: { ...textOrNull, description: "null until the board is named" },
          shortName: textOrNull,
          identifier: { ...textOrNull, description: "2 digits, as in exchange files" },
          postalAddress: textOrNull,
          webAddress: textOrNull,
          logo: { ...textOrNull, description: "where the logo is on this site" },
          contacts: {
            type: "array",
            items: { type: "object", properties: { about: text, email: textOrNull, telephone: textOrNull } },
          },
          pages: {
            type: "array",
            items: {
              type: "object",
              properties: {
                title: text,
                path: text,
                version: { type: "integer" },
                effectiveOn: { type: "string", format: "date" },
              },
            },
          },
        },
      },
    },
  },
};

async function showBoard({ app, actor }: WebRequest): Promise<Reply> {
  const today = dayAt(app.clock());
  return transactionAs(app, actor, async (tx) => {
    const { name, shortName, identifier, postalAddress, webAddress } = await getProfile(tx);
    const pages: object[] = [];
    for (const kind of kinds) {
      const shown = textOn(await listVersions(tx, kind), today);
      if (!shown) continue;
      const { version, effectiveOn } = shown;
      pages.push({ title: textKinds[kind].title, path: textPath(kind), version, effectiveOn });
    }
    const logo = app.board.logo?.href ?? null;
    const contacts = (await listContacts(tx)).map(contactOf);
    return json({ name, shortName, identifier, postalAddress, webAddress, logo, contacts, pages });
  });
}

function contactOf({ purpose, email, telephone }: Contact): object {
  return { about: contactPurposes[purpose], email, telephone };
}
