import { dayAt } from "#kernel";
import { transactionAs } from "#platform/app";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { mailState } from "../set-up/mail-state.ts";
import { boardSettings } from "./settings.ts";

/** Everything that the board has set, with the way to change it. */
export const showSettingsPage: Route = {
  name: "show-settings",
  face: "page",
  method: "GET",
  path: paths.settings.pattern,
  permission: "board.manage",
  scope: "board",
  summary: "What the board is called, how it is reached, how it looks and what it publishes",
  handle: showSettings,
};

/** What was saved, by the word in the address. */
const saved: Readonly<Record<string, string>> = {
  identity: "Name, identifier and addresses saved. Every page shows them from now on.",
  contacts: "Contacts saved. They are on the page Contact us.",
  colour: "Colour saved.",
  logo: "Logo changed.",
  links: "Links in the footer saved.",
  published: "Text published. Earlier versions stay readable.",
};

async function showSettings({ app, actor, query }: WebRequest): Promise<Reply> {
  const settings = await transactionAs(app, actor, (tx) => boardSettings(tx, dayAt(app.clock())));
  return page("office/board/show-settings/page.njk", {
    ...settings,
    mail: mailState(app.mail).text,
    done: Object.hasOwn(saved, query["done"] ?? "") ? saved[query["done"] ?? ""] : undefined,
    to: {
      identity: paths.identity(),
      contacts: paths.contacts(),
      colour: paths.colour(),
      logo: paths.logo(),
      logoRemoval: paths.logoRemoval(),
      links: paths.links(),
      mail: paths.mail(),
    },
  });
}
