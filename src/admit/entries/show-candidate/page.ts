import { findCandidate, latestNumber, numberWords, seriesOfCentre } from "#candidates";
import { findSeriesInHand, optionsFor } from "#catalogue";
import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { statusAfterAct } from "../entry.ts";
import { entryTags } from "../entry-tags.ts";
import { readCandidateId, seriesOpen } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { entriesOfCandidate } from "../queries.ts";

/** A candidate of the actor's centre: who it is, and the entries of a series. */
export const showCandidatePage: Route = {
  name: "show-candidate",
  face: "page",
  method: "GET",
  path: paths.candidate.pattern,
  permission: "entries.view",
  scope: "centre",
  summary: "A candidate and the candidate's entries",
  handle: showCandidate,
};

async function showCandidate({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const [centreId, candidateId] = [actor.centreId ?? "", readCandidateId(params["candidate"])];
  if (Number.isNaN(candidateId)) return notFound;
  const found = await transactionAs(app, actor, async (tx) => {
    const [held, open] = [await seriesOfCentre(tx, centreId), await seriesOpen(tx, app.clock())];
    const choices = [...held, ...open.filter((each) => !held.some((known) => known.series === each.series))];
    const chosen =
      choices.find((each) => each.series === query["series"]) ??
      (await findSeriesInHand(tx, held, app.clock())) ??
      choices[0];
    const series = chosen?.series ?? "";
    const candidate = await findCandidate(tx, centreId, candidateId, series);
    const within = await optionsFor(tx, actor, "entries.view");
    const entries = await entriesOfCandidate(tx, centreId, series, candidateId, within);
    const history = await findTimeline(tx, actor, "candidate", `${centreId} ${candidateId}`);
    return {
      choices,
      chosen,
      series,
      candidate,
      latest: await latestNumber(tx, centreId, candidateId),
      entries,
      history,
      isOpen: open.some((each) => each.series === series),
    };
  });
  if (!found.candidate) return notFound;
  const { candidateNumber } = found.candidate;
  const held = candidateNumber === null ? found.latest : { series: found.series, candidateNumber };
  return page("admit/entries/show-candidate/page.njk", {
    ...found,
    entries: found.entries.map((entry) => shownEntry(entry, found.isOpen)),
    held: held && { series: held.series, candidateNumber: numberWords(held.candidateNumber) },
    number: numberWords(found.candidate.candidateNumber),
    done: query["done"] ?? "",
    to: paths,
    trail: [{ text: "Candidates", href: paths.candidates({ series: found.series }) }],
  });
}

/** An entry with its tags, and whether it may still be withdrawn. */
function shownEntry(entry: Awaited<ReturnType<typeof entriesOfCandidate>>[number], isOpen: boolean) {
  return {
    ...entry,
    tags: entryTags(entry),
    mayWithdraw: isOpen && statusAfterAct(entry.status, "withdraw") !== undefined,
  };
}
