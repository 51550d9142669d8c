import { formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { findCentre } from "../queries.ts";
import { centreUnknown } from "../refusals.ts";
import { reasonMax } from "./rule.ts";
import { withdrawEarlyAccess } from "./withdraw-early-access.ts";

/** Says what withdrawing early access does, and asks for the reason. */
export const withdrawEarlyAccessPages = formPage({
  path: paths.earlyAccess,
  scope: "board",
  action: withdrawEarlyAccess,
  missing: [centreUnknown.code],
  back: ({ centre }) => paths.centre({ centre }),
  question: async (tx, { centre: centreId }) => {
    const centre = await findCentre(tx, centreId);
    return (
      centre && {
        title: "Withdraw early access",
        heading: `Withdraw early access from ${centre.name}`,
        caption: `Centre ${centreId}`,
        trail: [
          { text: "Centres", href: paths.centres() },
          { text: centreId, href: paths.centre({ centre: centreId }) },
        ],
        text: [
          "From now on, in every series, the centre will see results at the same time as its candidates. It can still see the results that it has already seen.",
        ],
        asks: [
          {
            name: "reason",
            label: "Reason",
            hint: `The centre might be shown this. ${reasonMax} characters or fewer.`,
            kind: "long-text",
          },
        ],
        button: "Withdraw early access",
        danger: true,
      }
    );
  },
  after: (_answer, { centre }) => paths.centre({ centre }, { done: "early-access" }),
});
