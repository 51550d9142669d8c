import { earlierDetails, findCandidate } from "#candidates";
import { findCentre } from "#centres";
import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { entryTags } from "../entry-tags.ts";
import { duplicateReasons, duplicatesOf } from "../list-duplicates/duplicates.ts";
import { readCandidateId } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { decisionsOf, entriesOfRecord } from "./queries.ts";

/** A candidate of any centre, for the board: details now and before, every entry, and possible duplicates. */
export const showRecordPage: Route = {
  name: "show-candidate-record",
  face: "page",
  method: "GET",
  path: paths.record.pattern,
  permission: "entries.view",
  scope: "board",
  summary: "A candidate of any centre: details, earlier details and entries",
  handle: showRecord,
};

async function showRecord({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const [centreId, candidateId] = [params["centre"] ?? "", readCandidateId(params["candidate"])];
  if (Number.isNaN(candidateId)) return notFound;
  const found = await transactionAs(app, actor, async (tx) => ({
    centre: await findCentre(tx, centreId),
    candidate: await findCandidate(tx, centreId, candidateId, ""),
    earlier: await earlierDetails(tx, centreId, candidateId),
    entries: await entriesOfRecord(tx, centreId, candidateId),
    decisions: await decisionsOf(tx, centreId, candidateId),
    duplicates: await duplicatesOf(tx, centreId, candidateId),
    history: await findTimeline(tx, actor, "candidate", `${centreId} ${candidateId}`),
  }));
  if (!found.candidate || !found.centre) return notFound;
  return page("admit/entries/show-record/page.njk", {
    ...found,
    entries: found.entries.map((entry) => ({ ...entry, tags: entryTags(entry) })),
    isMerged: found.decisions.some(({ what, otherCentreId }) => what === "merged" && otherCentreId === centreId),
    reasons: duplicateReasons,
    done: query["done"] ?? "",
    to: paths,
    trail: [{ text: "Candidates", href: paths.lookUp() }],
  });
}
