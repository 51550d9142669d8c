import { defineModule } from "#platform/module";
import { basedataRoutes } from "./download-basedata/routes.ts";
import { catalogueRoutes } from "./show-catalogue/routes.ts";
import { entryCodesRoutes } from "./show-entry-codes/routes.ts";
import { catalogueLoaded } from "./events.ts";
import { loadCatalogue } from "./load-catalogue/load-catalogue.ts";
import { taughtOptions } from "./options-for.ts";

/** What the board offers: qualifications, units, components, series, key dates and fees. */
export const catalogue = defineModule({
  name: "catalogue",
  permissions: { "catalogue.load": "Load a catalogue" },
  grants: { entries: ["catalogue.load"], administrator: ["catalogue.load"] },
  acts: [loadCatalogue],
  routes: [...catalogueRoutes, ...entryCodesRoutes, ...basedataRoutes],
  events: [catalogueLoaded],
  settings: [taughtOptions],
  navigation: { board: [{ text: "Catalogue", href: "/board/catalogue", order: 20 }] },
});
