import { defineModule } from "#platform/module";
import { boardHomeRoutes } from "./pages/board-home.ts";
import { centreHomeRoutes } from "./pages/centre-home.ts";
import { developerRoutes } from "./pages/developers.ts";
import { keyDateRoutes } from "./pages/key-dates.ts";
import { publicRoutes } from "./pages/public-pages.ts";
import { makeAccessReport } from "./privacy/make-access-report/make-access-report.ts";
import { privacyRoutes } from "./privacy/page.ts";

/** The pages that show several modules. */
export const start = defineModule({
  name: "start",
  acts: [makeAccessReport],
  routes: (all) => [
    ...publicRoutes,
    ...privacyRoutes,
    ...keyDateRoutes,
    ...centreHomeRoutes,
    ...boardHomeRoutes,
    ...developerRoutes(all),
  ],
  navigation: {
    centre: [{ text: "Home", href: "/centre", order: 0 }],
    board: [{ text: "Home", href: "/board", order: 0 }],
    public: [
      { text: "Key dates", href: "/key-dates" },
      { text: "Entry codes", href: "/entry-codes" },
      { text: "Grade boundaries", href: "/grade-boundaries" },
      { text: "Convert a mark", href: "/convert" },
      { text: "How grades are worked out", href: "/how-grades-are-worked-out" },
      { text: "Basedata", href: "/basedata" },
      { text: "For developers", href: "/developers" },
    ],
  },
});
