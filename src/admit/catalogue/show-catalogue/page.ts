import { transactionAs } from "#platform/app";
import { listPage } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { figureTags } from "../figure-tags.ts";
import { paths } from "../paths.ts";
import { readCode } from "../read-filter.ts";
import { gradedBy } from "./graded-by.ts";
import { qualificationList } from "./list.ts";
import { barsOf, findQualification, groupsOf, optionsOf, thresholdsOf } from "./qualification.ts";

/** What is loaded, for the board: every qualification, and one with everything that belongs to it. */
export const catalogueRoutes: readonly Route[] = [
  ...listPage(qualificationList),
  {
    name: "show-qualification",
    face: "page",
    method: "GET",
    path: paths.qualification.pattern,
    permission: "centres.view",
    scope: "board",
    summary: "One qualification with its options, units and rules",
    handle: showQualification,
  },
];

async function showQualification({ app, actor, params }: WebRequest): Promise<Reply> {
  const code = readCode(params["qualification"]);
  const found =
    code &&
    (await transactionAs(app, actor, async (tx) => {
      const facts = await findQualification(tx, code);
      return (
        facts && {
          facts,
          options: await optionsOf(tx, { qualification: code }),
          groups: await groupsOf(tx, code),
          thresholds: await thresholdsOf(tx, code),
          bars: await barsOf(tx, code),
        }
      );
    }));
  if (!found) return notFound;
  return page("admit/catalogue/show-catalogue/qualification.njk", {
    ...found,
    to: paths,
    gradedBy: gradedBy(found.facts.scheme),
    tags: figureTags(found.facts.status),
    trail: [{ text: "Catalogue", href: paths.catalogue() }],
  });
}
