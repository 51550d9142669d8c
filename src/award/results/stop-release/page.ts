import { formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { familyUnknown, releaseIsSuspended, releaseNotSet } from "../refusals.ts";
import { findFamilyRelease } from "../show-release/find-family-release.ts";
import { stopRelease } from "./stop-release.ts";

/** Asks why a release is stopped. */
export const stopReleasePage = formPage({
  scope: "board",
  path: paths.stopRelease,
  action: stopRelease,
  missing: [familyUnknown.code, releaseNotSet.code, releaseIsSuspended.code],
  back: ({ series }) => paths.release({ series }),
  question: async (tx, { series, family }) => {
    const found = await findFamilyRelease(tx, series, family);
    if (!found || (found.state !== "set" && found.state !== "released to centres")) return undefined;
    return {
      title: "Stop this release",
      heading: `Stop the release of ${found.title}`,
      caption: found.seriesTitle,
      trail: [{ text: `Release, ${found.seriesTitle}`, href: paths.release({ series }) }],
      text: [
        found.state === "set"
          ? "No one will see these results until release times are set again."
          : "Candidates will not see these results until a time is set again. Centres will still see them.",
        "A second person must approve this before it is done.",
      ],
      asks: [{ name: "reason", label: "Reason", hint: "It is kept in the audit log.", kind: "long-text" }],
      button: "Propose stopping this release",
      danger: true,
    };
  },
  after: ({ series }) => paths.release({ series }),
});
