import { numberWords } from "#candidates";
import { findSeriesInHand, optionsFor, seriesForm } from "#catalogue";
import { findCentre } from "#centres";
import { dayAt, type Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { issuerOf } from "#platform/documents";
import { faultsOf } from "#platform/pages";
import { file, notFound, page, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { entriesByOption, findSeries, seriesForEntries } from "../queries.ts";
import { statementsMany, statementsNone } from "../refusals.ts";
import { readNumbers } from "./candidates-asked.ts";
import { candidatesAsked, loadStatements } from "./load-statements.ts";
import { statementOfEntryTemplate } from "./statement.ts";

const own = { method: "GET", permission: "entries.view", scope: "centre" } as const;
const chosenBy = {
  series: { about: "series such as 6A26", required: true, form: seriesForm },
  option: { about: "only candidates entered for this option" },
  candidates: { about: "candidate numbers and ranges, such as 0001-0030, 0042; everyone when left out" },
} as const;

/** A file holds no more statements than this: typesetting takes memory for each. */
export const statementsMax = 250;

/** Statements of entry of many candidates in one file: of all of a centre, or of those chosen. */
export const statementsOfEntryRoutes: readonly Route[] = [
  {
    ...own,
    name: "choose-statements-of-entry",
    face: "page",
    path: paths.statements.pattern,
    summary: "Choose whose statements of entry to download",
    handle: (request) => showChoice(request, []),
  },
  {
    ...own,
    name: "download-statements-of-entry",
    face: "page",
    path: paths.statementsFile.pattern,
    summary: "Statements of entry of many candidates (PDF)",
    work: "documents",
    handle: (request) => sendStatements(request, (refusals) => showChoice(request, refusals)),
  },
  {
    ...own,
    name: "api-statements-of-entry",
    face: "api",
    path: paths.statementsApi.pattern,
    summary: "Statements of entry of many candidates (PDF)",
    work: "documents",
    api: { query: chosenBy, answer: { mediaType: "application/pdf", schema: { type: "string", format: "binary" } } },
    handle: (request) => sendStatements(request, async (refusals) => refused(refusals)),
  },
];

type Refuse = (refusals: readonly Refusal[]) => Promise<Reply>;

async function sendStatements({ app, actor, query }: WebRequest, refuse: Refuse): Promise<Reply> {
  const numbers = readNumbers(query["candidates"] ?? "");
  if (!numbers.ok) return refuse(numbers.refusals);
  const issuer = issuerOf(app.board);
  if (!issuer.ok) return refuse(issuer.refusals);
  const centreId = actor.centreId ?? "";
  const found = await transactionAs(app, actor, async (tx) => {
    const series = await findSeries(tx, query["series"] ?? "");
    const centre = await findCentre(tx, centreId);
    if (!series || !centre) return undefined;
    const within = await optionsFor(tx, actor, "entries.view");
    const asked = { centreId, series: series.series, option: query["option"] ?? "", numbers: numbers.value, within };
    const people = await candidatesAsked(tx, asked);
    const statements = people.length > statementsMax ? [] : await loadStatements(tx, asked, series, people);
    return { series, centre, count: people.length, statements };
  });
  if (!found || found.count === 0) return refuse([statementsNone.of()]);
  const { series, centre, count, statements } = found;
  if (count > statementsMax) return refuse([statementsMany.of({ count, most: statementsMax })]);
  const today = dayAt(app.clock());
  const shared = {
    board: issuer.value,
    isDemo: app.demo,
    series: series.title,
    centre: { number: centreId, name: centre.name },
    today,
  };
  const title = `Statements of entry, ${series.title}: centre ${centreId} ${centre.name}`;
  const items = statements.map((each) => ({ ...shared, ...each }));
  const bytes = await app.documents.renderMany(statementOfEntryTemplate, items, { title, date: today });
  return file(`statements-of-entry-${centreId}-${series.series}.pdf`, "application/pdf", bytes);
}

async function showChoice({ app, actor, query }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const centreId = actor.centreId ?? "";
  const option = query["option"] ?? "";
  const found = await transactionAs(app, actor, async (tx) => {
    const within = await optionsFor(tx, actor, "entries.view");
    const choices = await seriesForEntries(tx, centreId, within);
    const chosen =
      choices.find(({ series }) => series === query["series"]) ?? (await findSeriesInHand(tx, choices, app.clock()));
    const series = chosen?.series ?? "";
    const asked = { centreId, series, option, numbers: [[1, 9999]] as const, within };
    return {
      choices,
      chosen,
      options: (await entriesByOption(tx, centreId, series, within)).filter(({ standing }) => standing > 0),
      people: await candidatesAsked(tx, asked),
    };
  });
  const { choices, chosen, options, people } = found;
  if (query["series"] && chosen?.series !== query["series"] && refusals.length === 0) return notFound;
  const data = {
    choices,
    chosen,
    options,
    option,
    refusals,
    faults: faultsOf(refusals),
    to: paths,
    candidates: query["candidates"] ?? "",
    count: people.length,
    parts: partsOf(people.map(({ number }) => number)).map((part) => ({
      ...part,
      href: paths.statementsFile({ series: chosen?.series, option, candidates: `${part.from}-${part.to}` }),
    })),
    trail: [{ text: "Candidates", href: paths.candidates({ series: chosen?.series }) }],
  };
  return page("admit/entries/statements-of-entry/page.njk", data, refusals.length > 0 ? 422 : 200);
}

/** The candidates in as many files as they need, by number. */
function partsOf(numbers: readonly number[]): readonly { from: string; to: string; count: number }[] {
  const starts = numbers.flatMap((_number, at) => (at % statementsMax === 0 ? [at] : []));
  return starts.map((start) => {
    const part = numbers.slice(start, start + statementsMax);
    return { from: numberWords(part[0] ?? 0), to: numberWords(part.at(-1) ?? 0), count: part.length };
  });
}
