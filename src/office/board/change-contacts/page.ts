import type { Field } from "#platform/pages";
import { contactPurposes, purposes } from "../board.ts";
import { paths } from "../paths.ts";
import { listContacts } from "../queries.ts";
import { settingPage } from "../setting-page.ts";
import { changeContacts } from "./change-contacts.ts";

const asks: readonly Field[] = purposes.flatMap((purpose): readonly Field[] => [
  { name: `${purpose}-email`, label: `${contactPurposes[purpose]}: email address`, kind: "text" },
  { name: `${purpose}-telephone`, label: `${contactPurposes[purpose]}: telephone number`, kind: "text", width: 20 },
]);

/** How the board is reached. */
export const changeContactsPage = settingPage({
  path: paths.contacts,
  action: changeContacts,
  title: "Contacts",
  text: [
    "Everyone can see these on the Contact us page. Use addresses of teams, not of people. If a subject has " +
      "no contact of its own, people are given the contact for general enquiries.",
  ],
  asks,
  now: async (tx) =>
    Object.fromEntries(
      (await listContacts(tx)).flatMap(({ purpose, email, telephone }) => [
        [`${purpose}-email`, email ?? ""],
        [`${purpose}-telephone`, telephone ?? ""],
      ]),
    ),
  done: "contacts",
});
