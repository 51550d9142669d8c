import { sql } from "kysely";
import { chainsNeeded } from "#platform/audit";
import { defineModule } from "#platform/module";
import { listPage } from "#platform/lists";
import { basedataRoutes } from "./download-basedata/page.ts";
import { catalogueRoutes } from "./show-catalogue/page.ts";
import { entryCodeList } from "./show-entry-codes/list.ts";
import { priceList } from "./show-prices/list.ts";
import { catalogueLoaded } from "./events.ts";
import { loadCatalogue } from "./load-catalogue/load-catalogue.ts";
import { taughtOptions } from "./options-for.ts";
import { paths } from "./paths.ts";
import * as figureRefusals from "./read-catalogue/figure-refusals.ts";
import * as rowRefusals from "./read-catalogue/refusals.ts";
import * as refusals from "./refusals.ts";

/** What the board offers: qualifications, units, components, series, key dates and fees. */
export const catalogue = defineModule({
  name: "catalogue",
  permissions: {
    "catalogue.load": "Load a catalogue",
    "boundaries.view-early": "See grade boundaries before they are released",
  },
  grants: {
    entries: ["catalogue.load", "boundaries.view-early"],
    awarding: ["boundaries.view-early"],
    results: ["boundaries.view-early"],
    administrator: ["catalogue.load", "boundaries.view-early"],
  },
  acts: [loadCatalogue],
  routes: [...catalogueRoutes, ...listPage(entryCodeList), ...listPage(priceList), ...basedataRoutes],
  recordChecks: [chainsNeeded("a catalogue", sql`select 'board' as chain from catalogue.families limit 1`)],
  refusals: [refusals, rowRefusals, figureRefusals].flatMap((each) => Object.values(each)),
  events: [catalogueLoaded],
  settings: [taughtOptions],
  navigation: {
    board: [{ text: "Catalogue", href: paths.catalogue(), order: 20 }],
    public: [
      {
        text: "Entry codes",
        href: paths.entryCodes(),
        about: "What can be entered in a series, the deadlines and the fees",
        order: 20,
      },
      {
        text: "Fees",
        href: paths.prices(),
        about: "What each service costs, and what changed since last year",
        order: 25,
      },
      {
        text: "Basedata",
        href: paths.basedata(),
        about: "Files that tell a centre’s management information system (MIS) what can be entered",
        order: 60,
      },
    ],
  },
});
