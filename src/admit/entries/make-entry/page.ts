import { latestNumber, numberWords } from "#candidates";
import { countWords, formatMoney, fullName, type Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { faultsOf, performFor, questionPage, rawOf } from "#platform/pages";
import { consider, fieldText } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { candidateTrail } from "../candidate-pages.ts";
import { loadCandidateFacts, readCandidateAsked } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { numberOffered, optionsOffered } from "./choice.ts";
import { makeEntry } from "./make-entry.ts";
import { optionsWanted } from "./options-wanted.ts";

const own = { face: "page", permission: "entries.submit", scope: "centre" } as const;

/** Choose what to enter a candidate for, check it with its cost, and make the entries. */
export const makeEntryPages: readonly Route[] = [
  {
    ...own,
    name: "choose-entries",
    method: "GET",
    path: paths.choice.pattern,
    summary: "Choose what to enter a candidate for",
    handle: (request) => showChoice(request, []),
  },
  {
    ...own,
    name: "check-entries",
    method: "GET",
    path: paths.check.pattern,
    summary: "Check entries and their cost before they are made",
    handle: showCheck,
  },
  {
    ...own,
    name: "make-entries",
    method: "POST",
    path: paths.choice.pattern,
    summary: "Make entries for a candidate",
    act: "make-entry",
    handle: makeEntries,
  },
];

async function showCheck(request: WebRequest): Promise<Reply> {
  const would = await consider(request.app, request.actor, makeEntry, rawOf(request));
  if (!would.ok) return showChoice(request, would.refusals);
  const { value, facts, input } = would.value;
  const { candidate, offer } = facts;
  const parts = { candidate: candidate.candidateId };
  const number = numberWords(value.candidateNumber);
  const question = {
    title: "Check entries",
    heading: `Check the entries for ${fullName(candidate)}`,
    caption: offer.title,
    trail: candidateTrail(candidate, offer.series),
    warnings: value.warnings,
    rows: [{ key: "Candidate number", value: `${number}${candidate.candidateNumber === null ? " (new)" : ""}` }],
    button: `Make ${countWords(value.made.length, "entry", "entries")} for ${formatMoney(value.total)}`,
    action: paths.choice(parts),
    template: "admit/entries/make-entry/check.njk",
    data: { ...value, input },
  };
  return questionPage(question, paths.candidate(parts, { series: offer.series }));
}

async function makeEntries(request: WebRequest): Promise<Reply> {
  const done = await performFor(request, makeEntry);
  if (!done.ok) return showChoice(request, done.refusals);
  const { candidateId, series } = done.value;
  return redirect(paths.candidate({ candidate: candidateId }, { series, done: "made" }));
}

/** The choice, with what was refused; nothing is there when the candidate is not of this centre. */
async function showChoice(request: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const { app, actor } = request;
  const raw = rawOf(request);
  const { facts, latest } = await transactionAs(app, actor, async (tx) => {
    const asked = readCandidateAsked(raw);
    const loaded = await loadCandidateFacts(tx, asked, { actor, locks: false });
    return { facts: loaded, latest: loaded.ok && (await latestNumber(tx, actor.centreId ?? "", asked.candidateId)) };
  });
  if (!facts.ok) return notFound;
  const { candidate, offer, takenNumbers } = facts.value;
  const before = latest ? latest.candidateNumber : undefined;
  const data = {
    candidate,
    offer,
    refusals,
    faults: faultsOf(refusals),
    to: paths,
    trail: candidateTrail(candidate, offer.series),
    families: optionsOffered(facts.value, app.clock(), optionsWanted(raw)),
    number: fieldText(raw, "candidateNumber") || numberOffered(takenNumbers, before),
  };
  return page("admit/entries/make-entry/page.njk", data, refusals.length > 0 ? 422 : 200);
}
