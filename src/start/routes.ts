import { routes as awardingRoutes } from "#awarding";
import { routes as candidateRoutes } from "#candidates";
import { routes as catalogueRoutes } from "#catalogue";
import { routes as centreRoutes } from "#centres";
import { routes as entryRoutes } from "#entries";
import { routes as markingRoutes } from "#marking";
import { routes as resultRoutes } from "#results";
import { platformRoutes, type Route } from "#platform";
import { boardHomeRoutes } from "./pages/board-home.ts";
import { centreHomeRoutes } from "./pages/centre-home.ts";
import { developerRoutes } from "./pages/developers.ts";
import { keyDateRoutes } from "./pages/key-dates.ts";
import { privacyRoutes } from "./privacy/page.ts";
import { publicRoutes } from "./pages/public-pages.ts";

/** Every page and endpoint, module by module in life-cycle order; then the pages that show several modules. */
export const routes: readonly Route[] = [
  ...platformRoutes,
  ...centreRoutes,
  ...catalogueRoutes,
  ...candidateRoutes,
  ...entryRoutes,
  ...markingRoutes,
  ...awardingRoutes,
  ...resultRoutes,
  ...publicRoutes,
  ...privacyRoutes,
  ...keyDateRoutes,
  ...centreHomeRoutes,
  ...boardHomeRoutes,
  ...developerRoutes(() => routes),
];
