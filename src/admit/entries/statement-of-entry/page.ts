import { findCandidate, numberWords } from "#candidates";
import { isInSeries, optionsFor } from "#catalogue";
import { findCentre } from "#centres";
import { dayAt } from "#kernel";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { candidateTrail } from "../candidate-pages.ts";
import { readCandidateId } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { timetable } from "./timetable.ts";
import { entriesOfCandidate, findSeries, type PaperOfCandidate, papersOfCandidate } from "../queries.ts";

/** What a candidate is entered for and when the papers are: to print and hand out. */
export const statementOfEntry: Route = {
  name: "statement-of-entry",
  face: "page",
  method: "GET",
  path: paths.statement.pattern,
  permission: "entries.view",
  scope: "centre",
  summary: "A candidate's statement of entry, to print",
  handle: showStatement,
};

async function showStatement({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const [centreId, candidateId, code] = [
    actor.centreId ?? "",
    readCandidateId(params["candidate"]),
    query["series"] ?? "",
  ];
  if (Number.isNaN(candidateId)) return notFound;
  const found = await transactionAs(app, actor, async (tx) => {
    const within = await optionsFor(tx, actor, "entries.view");
    const entries = await entriesOfCandidate(tx, centreId, code, candidateId, within);
    return {
      centre: await findCentre(tx, centreId),
      candidate: await findCandidate(tx, centreId, candidateId, code),
      series: await findSeries(tx, code),
      entries: entries.filter((entry) => entry.status !== "withdrawn"),
      papers: await papersOfCandidate(tx, centreId, code, candidateId, within),
    };
  });
  if (!found.candidate || !found.series) return notFound;
  const { series, papers } = found;
  const exams = timetable(papers.filter(({ examDay }) => examDay !== null).map((paper) => inSeries(paper, series)));
  return page("admit/entries/statement-of-entry/page.njk", {
    ...found,
    trail: candidateTrail(found.candidate, code),
    number: numberWords(found.candidate.candidateNumber),
    today: dayAt(app.clock()),
    exams,
    clashes: exams.some(({ clash }) => clash),
    work: papers.filter(({ examDay }) => examDay === null),
  });
}

/** A timetabled paper in a series: the catalogue has the days of one, and those of another are not known yet. */
function inSeries(paper: PaperOfCandidate, series: Parameters<typeof isInSeries>[1]): PaperOfCandidate {
  const isKnown = paper.examDay !== null && isInSeries(paper.examDay, series);
  return isKnown ? paper : { ...paper, examDay: null, session: null };
}
