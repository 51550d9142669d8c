import { paths } from "../paths.ts";
import { getProfile } from "../queries.ts";
import { settingPage } from "../setting-page.ts";
import { chooseAccent } from "./choose-accent.ts";

/** The colour of the board's pages. */
export const chooseAccentPage = settingPage({
  path: paths.colour,
  action: chooseAccent,
  title: "Colour",
  text: [
    "Pages use one colour for their heading and for lines beside text. White text must be readable on it: a " +
      "contrast of 4.5:1 or more (WCAG 2.2 AA).",
  ],
  asks: [
    {
      name: "accent",
      label: "Colour",
      hint: "As # and 6 characters, for example #1d3557. Leave it empty for the default dark blue.",
      kind: "text",
      width: 10,
    },
  ],
  now: async (tx) => ({ accent: (await getProfile(tx)).accent ?? "" }),
  done: "colour",
});
