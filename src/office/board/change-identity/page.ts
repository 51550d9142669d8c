import type { Field } from "#platform/pages";
import { paths } from "../paths.ts";
import { getProfile } from "../queries.ts";
import { settingPage } from "../setting-page.ts";
import { changeIdentity } from "./change-identity.ts";

const asks: readonly Field[] = [
  {
    name: "name",
    label: "Name of the board",
    hint: "The name on pages, documents and emails.",
    kind: "text",
    autocomplete: "organization",
  },
  {
    name: "shortName",
    label: "Short name",
    hint: "Used where there is little room, for example initials.",
    kind: "text",
    width: 10,
  },
  {
    name: "identifier",
    label: "Awarding body identifier",
    hint: "The 2 digits that JCQ gave the board. They are in the names and headers of exchange files.",
    kind: "text",
    width: 2,
  },
  { name: "postalAddress", label: "Postal address (optional)", kind: "long-text" },
  {
    name: "webAddress",
    label: "Web address (optional)",
    hint: "The board’s own website, for example https://www.example.org",
    kind: "text",
    autocomplete: "url",
  },
];

/** What the board is called and where it is. */
export const changeIdentityPage = settingPage({
  path: paths.identity,
  action: changeIdentity,
  title: "Name, identifier and addresses",
  asks,
  now: async (tx) => {
    const { name, shortName, identifier, postalAddress, webAddress } = await getProfile(tx);
    return {
      name: name ?? "",
      shortName: shortName ?? "",
      identifier: identifier ?? "",
      postalAddress: postalAddress ?? "",
      webAddress: webAddress ?? "",
    };
  },
  warnings: (now, wanted) =>
    now["identifier"] && now["identifier"] !== wanted["identifier"]?.trim()
      ? [
          `Files that name awarding body ${now["identifier"]} will be refused. Tell centres before you change it: their ` +
            "systems need new basedata.",
        ]
      : [],
  done: "identity",
});
