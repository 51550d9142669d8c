import { confirmPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { settingsTrail } from "../setting-page.ts";
import { removeLogo } from "./remove-logo.ts";

/** Asks before the logo is removed. */
export const removeLogoPage = confirmPage({
  path: paths.logoRemoval,
  scope: "board",
  action: removeLogo,
  missing: ["logo-absent"],
  back: () => paths.settings(),
  question: () => ({
    title: "Remove the logo",
    trail: settingsTrail,
    text: ["Pages will show only the name of the board."],
    button: "Remove the logo",
    danger: true,
  }),
  after: () => `${paths.settings()}?done=logo`,
});
