import type { Refusal } from "#kernel";
import { notFound, page, perform, redirect, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { type CandidateFacts, loadCandidateFacts, readCandidateId } from "../one-candidate.ts";
import { deadlineStageAt } from "#catalogue";
import { costOfEntry } from "../rules/cost-of-entry.ts";
import { makeEntry, readEntries } from "./make-entry.ts";
import { mayMakeEntries } from "./rule.ts";

const base = "/centre/candidates/:candidate/entries/make";

export const chooseEntries: Route = {
  name: "choose-entries",
  face: "page",
  method: "GET",
  path: base,
  permission: "entries.submit",
  scope: "centre",
  summary: "Choose what to enter a candidate for",
  handle: (request) => showChoice(request, request.query, []),
};

export const checkEntries: Route = {
  name: "check-entries",
  face: "page",
  method: "GET",
  path: `${base}/check`,
  permission: "entries.submit",
  scope: "centre",
  summary: "Check entries and their cost before they bind",
  handle: showCheck,
};

export const postEntries: Route = {
  name: "make-entries",
  face: "page",
  method: "POST",
  path: base,
  permission: "entries.submit",
  scope: "centre",
  summary: "Make entries for a candidate",
  act: "make-entry",
  handle: makeEntries,
};

type Fields = Readonly<Record<string, string>>;

async function showCheck(request: WebRequest): Promise<Reply> {
  const raw = rawOf(request, request.query);
  const [facts, wanted] = [await factsOf(request, raw.series), readEntries(raw)];
  if (!facts.ok || !wanted.ok) return notFound;
  const decision = mayMakeEntries(facts.value, wanted.value, request.app.clock());
  if (!decision.ok) return showChoice(request, request.query, decision.refusals);
  return page("admit/entries/make-entry/check.njk", { ...facts.value, ...decision.value, raw });
}

async function makeEntries(request: WebRequest): Promise<Reply> {
  const { app, actor, form, idempotencyKey } = request;
  const raw = rawOf(request, form);
  const decision = await perform(app, actor, makeEntry, raw, idempotencyKey);
  if (decision.ok) return redirect(`/centre/candidates/${decision.value.candidateId}?series=${raw.series}&done=made`);
  if (decision.refusals.some((refusal) => refusal.code === "candidate-unknown")) return notFound;
  return showChoice(request, form, decision.refusals);
}

/**
 * The form's fields as the act takes them: chosen options come as `option-J277=yes`, or as one list from the check
 * page.
 */
function rawOf(
  { params }: WebRequest,
  fields: Fields,
): { candidate: string; series: string; options: string; candidateNumber: string } {
  const chosen = Object.keys(fields)
    .filter((name) => name.startsWith("option-"))
    .map((name) => name.slice("option-".length));
  return {
    candidate: params["candidate"] ?? "",
    series: fields["series"] ?? "",
    options: [...chosen, fields["options"] ?? ""].join(" ").trim(),
    candidateNumber: fields["candidateNumber"] ?? "",
  };
}

function factsOf({ app, actor, params }: WebRequest, series: string) {
  const asked = { candidateId: readCandidateId(params["candidate"]), series };
  return transactionAs(app, actor, (tx) => loadCandidateFacts(tx, actor, asked, false));
}

async function showChoice(request: WebRequest, fields: Fields, refusals: readonly Refusal[]): Promise<Reply> {
  const raw = rawOf(request, fields);
  const facts = await factsOf(request, raw.series);
  if (!facts.ok) return notFound;
  const data = {
    ...facts.value,
    raw,
    refusals,
    families: familiesOf(facts.value, request.app.clock(), raw.options.split(" ")),
    suggested: raw.candidateNumber || firstFree(facts.value.takenNumbers),
  };
  return page("admit/entries/make-entry/page.njk", data, refusals.length > 0 ? 422 : 200);
}

/** What the centre may enter for, family by family, without what stands already. */
function familiesOf({ offer, held, centre }: CandidateFacts, at: Temporal.Instant, chosen: readonly string[]) {
  const standing = new Set(held.entries.filter((entry) => entry.status !== "withdrawn").map((entry) => entry.option));
  const options = [...offer.options.values()].filter(
    (each) => centre.families.includes(each.family) && !standing.has(each.option),
  );
  return [...Map.groupBy(options, (each) => each.family)].flatMap(([family, offered]) => {
    const stage = deadlineStageAt(offer.dates, offer.series, family, at);
    if (stage === "closed") return [];
    const rows = offered.map((each) => ({
      ...each,
      ...costOfEntry(offer, each.option, stage),
      checked: chosen.includes(each.option),
    }));
    return [{ family, title: offered[0]?.familyTitle ?? family, stage, options: rows }];
  });
}

function firstFree(taken: ReadonlySet<number>): string {
  let number = Math.max(0, ...taken) + 1;
  if (number > 9999) for (number = 1; taken.has(number); number += 1);
  return String(number).padStart(4, "0");
}
