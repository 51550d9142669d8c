import { defineModule } from "#platform/module";
import { boardHomeRoutes } from "./pages/board-home.ts";
import { centreHomeRoutes } from "./pages/centre-home.ts";
import { developerRoutes } from "./pages/developers.ts";
import { keyDateRoutes } from "./pages/key-dates.ts";
import { helpRoutes } from "./help/pages.ts";
import { publicRoutes } from "./pages/public-pages.ts";
import { paths } from "./paths.ts";
import * as packRefusals from "./pack/refusals.ts";
import * as refusals from "./refusals.ts";
import { makeAccessReport } from "./privacy/make-access-report/make-access-report.ts";
import { privacyRoutes } from "./privacy/page.ts";

/** The pages that show several modules. */
export const start = defineModule({
  name: "start",
  acts: [makeAccessReport],
  refusals: [refusals, packRefusals].flatMap((each) => Object.values(each)),
  routes: (all) => [
    ...publicRoutes,
    ...helpRoutes,
    ...privacyRoutes,
    ...keyDateRoutes,
    ...centreHomeRoutes,
    ...boardHomeRoutes,
    ...developerRoutes(all),
  ],
  navigation: {
    centre: [{ text: "Home", href: paths.centreHome(), order: 0 }],
    board: [{ text: "Home", href: paths.boardHome(), order: 0 }],
    public: [
      {
        text: "Key dates",
        href: paths.keyDates(),
        about: "Deadlines for entries and marks, and results days",
        order: 10,
      },
      {
        text: "For developers",
        href: paths.developers(),
        about: "The API, the exchange files and the toolbox",
        order: 70,
      },
    ],
  },
});
