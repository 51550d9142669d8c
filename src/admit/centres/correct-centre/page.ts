import { formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { findCentre } from "../queries.ts";
import { centreUnknown } from "../refusals.ts";
import { correctCentre } from "./correct-centre.ts";
import { labels } from "./rule.ts";

/** The details of a centre as they are, to be corrected, with the reason. */
export const correctCentrePages = formPage({
  path: paths.centreCorrection,
  scope: "board",
  action: correctCentre,
  missing: [centreUnknown.code],
  back: ({ centre }) => paths.centre({ centre }),
  question: async (tx, { centre: centreId }) => {
    const centre = await findCentre(tx, centreId);
    if (!centre) return undefined;
    const { name, kind, town, postcode } = centre;
    return {
      title: "Correct a centre’s details",
      heading: `Correct the details of ${name}`,
      caption: `Centre ${centreId}`,
      trail: [
        { text: "Centres", href: paths.centres() },
        { text: centreId, href: paths.centre({ centre: centreId }) },
      ],
      text: ["Documents made from now on have the corrected details. The centre is told by email."],
      values: { name, kind, town, postcode },
      asks: [
        { name: "name", label: labels.name, hint: "As on certificates and letters.", kind: "text" },
        { name: "kind", label: labels.kind, hint: "Such as school or college.", kind: "text", width: 20 },
        { name: "town", label: labels.town, kind: "text", width: 20 },
        { name: "postcode", label: labels.postcode, kind: "text", width: 10 },
        { name: "reason", label: "Reason", hint: "The centre can see this.", kind: "long-text" },
      ],
      button: "Correct details",
    };
  },
  after: (_answer, { centre }) => paths.centre({ centre }, { done: "corrected" }),
});
