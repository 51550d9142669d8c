import { findSeriesInHand, seriesForm } from "#catalogue";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { type Candidate, numberWords, sortName } from "../candidate.ts";
import { paths } from "../paths.ts";
import { candidateOrders, listCandidates, seriesOfCentre } from "../queries.ts";

/** The candidates of a centre, in one series or in all. */
export const candidatesList: List<Candidate> = {
  name: "list-candidates",
  summary: "Candidates of the centre, with a filter and export",
  path: paths.candidates,
  apiPath: paths.candidatesApi,
  apiRows: "candidates",
  apiSummary: "Candidates of the centre",
  permission: "entries.view",
  scope: "centre",
  title: "Candidates",
  template: "admit/candidates/list-candidates/page.njk",
  empty: "There are no candidates yet. They appear here when you add them or when an entry file has been accepted.",
  emptyLink: ({ permissions }) =>
    permissions.has("entries.submit") ? { text: "Send an entry file", href: paths.entryFiles() } : undefined,
  tabs: () => [
    { text: "All candidates", href: paths.candidates(), current: true },
    { text: "Possible duplicates", href: paths.ownDuplicates(), current: false },
  ],
  search: "Name, candidate number or UCI",
  orders: candidateOrders,
  filters: [
    { name: "series", label: "Series", form: seriesForm },
    { name: "centre", label: "The centre, for the board", only: ["api"] },
  ],
  columns: [
    { name: "centreId", heading: "Centre", value: ({ centreId }) => centreId, only: ["api"] },
    {
      name: "candidateId",
      heading: "Candidate",
      kind: "whole",
      value: ({ candidateId }) => candidateId,
      only: ["api"],
    },
    {
      name: "candidateNumber",
      heading: "Candidate number",
      kind: "code",
      value: ({ candidateNumber }) => (candidateNumber === null ? null : numberWords(candidateNumber)),
    },
    {
      name: "name",
      heading: "Name",
      value: sortName,
      link: ({ candidateId }, { values: { series = "" } }) =>
        paths.candidate({ candidate: candidateId }, { series: series === "all" ? "" : series }),
      only: ["page"],
    },
    { name: "surname", heading: "Surname", value: ({ surname }) => surname, only: ["file", "api"] },
    { name: "forenames", heading: "Forenames", value: ({ forenames }) => forenames, only: ["file", "api"] },
    { name: "fileName", heading: "Name in files", value: ({ fileName }) => fileName, only: ["api"] },
    { name: "sex", heading: "Sex", value: ({ sex }) => sex, only: ["file", "api"] },
    { name: "dateOfBirth", heading: "Date of birth", kind: "day", value: ({ dateOfBirth }) => dateOfBirth },
    { name: "uci", heading: "UCI", kind: "code", value: ({ uci }) => uci },
    { name: "uln", heading: "ULN", kind: "code", value: ({ uln }) => uln },
    { name: "upn", heading: "UPN", value: ({ upn }) => upn, only: ["api"] },
    { name: "type", heading: "Type", value: ({ status }) => (status === "P" ? "Private" : "Centre"), only: ["page"] },
    { name: "status", heading: "Status", value: ({ status }) => status, only: ["file", "api"] },
  ],
  find: findCandidates,
};

/** A page that names no series shows the one in hand; `all` is every candidate that the centre has had. */
async function findCandidates(tx: Tx, asked: ListAsked): Promise<Decision<Found<Candidate>>> {
  const { actor, face, values } = asked;
  const centreId = actor.centreId ?? values["centre"] ?? "";
  const known = face === "api" ? [] : await seriesOfCentre(tx, centreId);
  const series = values["series"] || (await findSeriesInHand(tx, known, asked.at))?.series || "all";
  const filter = { series: series === "all" ? "" : series, text: asked.search };
  const { total, candidates } = await listCandidates(tx, centreId, filter, asked);
  const choices = [...known.map((each) => ({ value: each.series, text: each.title })), allSeries];
  return ok({ total, rows: candidates, values: { series }, choices: { series: choices }, data: { to: paths } });
}

const allSeries = { value: "all", text: "All series" };
