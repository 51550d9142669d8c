import { ok } from "#kernel";
import type { App } from "#platform/app";
import { type List, pageOfRows } from "#platform/lists";
import { paths } from "../paths.ts";
import { listAllProviders } from "../provider.ts";

type Row = Awaited<ReturnType<typeof listAllProviders>>[number];

/** What the route of the list is made of. */
export const aboutProviders = {
  name: "list-identity-providers",
  summary: "The organisations whose sign-in the board trusts",
  path: paths.providers,
  permission: "system.manage",
  scope: "board",
} as const;

/** The organisations whose sign-in the board trusts. They are read with the account of signing in. */
export function providersList(app: Pick<App, "database">): List<Row> {
  return {
    ...aboutProviders,
    title: "Single sign-on",
    fileName: "organisations",
    filters: [],
    columns: [
      {
        name: "name",
        heading: "Organisation",
        value: ({ name }) => name,
        link: ({ id }) => paths.provider({ provider: id }),
      },
      { name: "issuer", heading: "Issuer", value: ({ issuer }) => issuer },
      {
        name: "secondFactor",
        heading: "Second factor",
        value: ({ secondFactor }) => secondFactor.join(", ") || "Asked for here",
      },
      { name: "people", heading: "Linked accounts", kind: "whole", value: ({ people }) => people },
      {
        name: "active",
        heading: "Status",
        value: ({ active }) => (active ? "On" : "Off"),
        tags: ({ active }) => [active ? { text: "On", colour: "green" } : { text: "Off", colour: "grey" }],
      },
    ],
    empty: "No organisations yet. Organisations you connect appear here and on the sign-in page.",
    template: "people/single-sign-on/manage-providers/list.njk",
    find: async (_tx, asked) => ok({ ...pageOfRows(await listAllProviders(app), asked), data: { to: paths } }),
  };
}
