import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { type Centre, centreStatuses } from "../centre.ts";
import { centreTags, tagsOfCentre } from "../centre-tags.ts";
import { paths } from "../paths.ts";
import { familiesApproved, listCentres } from "../queries.ts";

/** The register of centres. */
export const centresList: List<Centre> = {
  name: "list-centres",
  summary: "Centres, with a filter and export",
  path: paths.centres,
  apiPath: paths.centresApi,
  apiRows: "centres",
  apiSummary: "Centres and what they are approved for",
  permission: "centres.view",
  scope: "board",
  title: "Centres",
  template: "admit/centres/list-centres/page.njk",
  notices: ["added"],
  empty: "No centres yet. Centres from a file that you send appear here.",
  search: "Number, name, town or postcode",
  orders: { centreId: ["c.centre_id"], name: ["c.name", "c.centre_id"], town: ["c.town", "c.name", "c.centre_id"] },
  filters: [
    {
      name: "status",
      label: "Status",
      all: "All statuses",
      choices: centreStatuses.map((status) => ({ value: status, text: centreTags[status].text })),
    },
    { name: "family", label: "Approved for", all: "Any qualifications" },
  ],
  columns: [
    { name: "centreId", heading: "Centre", kind: "code", value: ({ centreId }) => centreId },
    {
      name: "name",
      heading: "Name",
      value: ({ name }) => name,
      link: ({ centreId }) => paths.centre({ centre: centreId }),
    },
    { name: "kind", heading: "Kind", value: ({ kind }) => kind, only: ["file", "api"] },
    { name: "town", heading: "Town", value: ({ town }) => town },
    { name: "postcode", heading: "Postcode", value: ({ postcode }) => postcode, only: ["file", "api"] },
    {
      name: "familyTitles",
      heading: "Approved for",
      value: ({ familyTitles }) => familyTitles.join(", "),
      only: ["page"],
    },
    { name: "status", heading: "Status", value: ({ status }) => status, tags: tagsOfCentre },
    {
      name: "families",
      heading: "Families",
      kind: "codes",
      value: ({ families }) => families.join(" "),
      only: ["file", "api"],
    },
    {
      name: "earlyAccess",
      heading: "Early access",
      value: ({ earlyAccessWithdrawn }) => (earlyAccessWithdrawn ? "withdrawn" : "yes"),
      only: ["file"],
    },
    {
      name: "earlyAccessWithdrawn",
      heading: "Early access to results is withdrawn",
      kind: "flag",
      value: ({ earlyAccessWithdrawn }) => earlyAccessWithdrawn,
      only: ["api"],
    },
  ],
  find: findCentres,
};

async function findCentres(tx: Tx, asked: ListAsked): Promise<Decision<Found<Centre>>> {
  const { status = "", family = "" } = asked.values;
  const { total, centres } = await listCentres(tx, { text: asked.search, status, family }, asked);
  const families = asked.face === "page" ? await familiesApproved(tx) : [];
  const choices = { family: families.map((each) => ({ value: each.family, text: each.title })) };
  return ok({ total, rows: centres, choices, data: { to: paths } });
}
