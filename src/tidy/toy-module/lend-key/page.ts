import { confirmPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { lockerUnknown } from "../refusals.ts";
import { lendKey } from "./lend-key.ts";

/** Asks before a key is lent. */
export const lendKeyPage = confirmPage({
  scope: "centre",
  missing: [lockerUnknown.code],
  back: () => paths.keys(),
  path: paths.lend,
  action: lendKey,
  question: ({ facts: { locker } }) => ({
    title: `Lend key ${locker}`,
    heading: `Lend the key of locker ${locker}`,
    trail: [{ text: "Lockers", href: paths.keys() }],
    text: ["The key is then with somebody else until it is returned."],
    button: "Lend 1 key",
  }),
  after: () => paths.keys(),
});
