import { type Candidate, findCandidate, findElsewhere, latestNumber, numberWords, seriesOfCentre } from "#candidates";
import { findSeriesInHand, optionsFor } from "#catalogue";
import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { enteredElsewhere } from "../entered-elsewhere.ts";
import { entryRemark } from "../entry-remarks.ts";
import { statusAfterAct } from "../entry.ts";
import { entryTags } from "../entry-tags.ts";
import { type Duplicate, duplicateReasons, duplicatesOf } from "../list-duplicates/duplicates.ts";
import { findHeldFamilies } from "../offer.ts";
import { readCandidateId, seriesOpen } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { entriesOfCandidate } from "../queries.ts";
import { elsewhereRemarks } from "../rules/judge-elsewhere.ts";

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
    const asked = choices.find((each) => each.series === query["series"]);
    const chosen = asked ?? (await findSeriesInHand(tx, held, app.clock())) ?? choices[0];
    const series = chosen?.series ?? "";
    const candidate = await findCandidate(tx, centreId, candidateId, series);
    const within = await optionsFor(tx, actor, "entries.view");
    return {
      choices,
      chosen,
      series,
      candidate,
      contradictions: candidate ? await contradictionsOf(tx, candidate) : undefined,
      twice: candidate ? await enteredTwice(tx, candidate, series, within) : [],
      latest: await latestNumber(tx, centreId, candidateId),
      entries: await entriesOfCandidate(tx, centreId, series, candidateId, within),
      history: await findTimeline(tx, actor, "candidate", `${centreId} ${candidateId}`),
      isOpen: open.some((each) => each.series === series),
      heldFamilies: await findHeldFamilies(tx, series),
    };
  });
  if (!found.candidate) return notFound;
  const { candidate, series, latest } = found;
  const held = candidate.candidateNumber === null ? latest : { series, candidateNumber: candidate.candidateNumber };
  return page("admit/entries/show-candidate/page.njk", {
    ...found,
    entries: found.entries.map((entry) => shownEntry(entry, found.isOpen && !found.heldFamilies.has(entry.family))),
    held: held && { ...held, candidateNumber: numberWords(held.candidateNumber) },
    reasons: duplicateReasons,
    number: numberWords(candidate.candidateNumber),
    done: query["done"] ?? "",
    to: paths,
    trail: [{ text: "Candidates", href: paths.candidates({ series: found.series }) }],
  });
}

type Contradictions = {
  readonly elsewhere: readonly string[];
  readonly duplicates: readonly Duplicate[];
  readonly keptRecord: Candidate | undefined;
};

/** What speaks against a candidate's details: records of the centre, and in general words those of other centres. */
async function contradictionsOf(tx: Tx, candidate: Candidate): Promise<Contradictions> {
  const { centreId, candidateId } = candidate;
  const elsewhere = await findElsewhere(tx, centreId, [candidate]);
  const person = { ...candidate, candidateNumber: candidate.candidateNumber ?? 0 };
  const remarks = elsewhereRemarks({ elsewhere }, person, true);
  return {
    elsewhere: remarks.map(({ text }) => text),
    duplicates: await duplicatesOf(tx, centreId, candidateId),
    keptRecord: await findKeptRecord(tx, centreId, candidateId),
  };
}

/** The record of the centre that the board merged this one into; undefined when it did not. */
async function findKeptRecord(tx: Tx, centreId: string, candidateId: number): Promise<Candidate | undefined> {
  const found = await tx
    .selectFrom("candidates.merged_record")
    .select("kept_candidate as kept")
    .where("centre_id", "=", centreId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  return found?.kept ? findCandidate(tx, centreId, found.kept, "") : undefined;
}

/** What a file's report says of each entry that stands and is made at another centre too. */
async function enteredTwice(
  tx: Tx,
  candidate: Candidate,
  series: string,
  within: readonly string[] | null,
): Promise<readonly string[]> {
  const { centreId, candidateId, uci } = candidate;
  const elsewhere = (await enteredElsewhere(tx, centreId, series, [candidate])).get(uci);
  if (!elsewhere) return [];
  const entries = await entriesOfCandidate(tx, centreId, series, candidateId, within);
  const twice = entries.filter(({ option, status }) => status !== "withdrawn" && elsewhere.has(option));
  return twice.map(({ option }) => entryRemark("entered-elsewhere", { option }, { value: option }).text);
}

/** An entry with its tags, and whether it may still be withdrawn. */
function shownEntry(entry: Awaited<ReturnType<typeof entriesOfCandidate>>[number], isOpen: boolean) {
  return {
    ...entry,
    tags: entryTags(entry),
    mayWithdraw: isOpen && statusAfterAct(entry.status, "withdraw") !== undefined,
  };
}
