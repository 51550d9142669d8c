import type { Refusal } from "#kernel";
import { findTimeline, type Timeline, withLines } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { type Crumb, faultsOf, performFor } from "#platform/pages";
import { isProposed, type Proposal } from "#platform/perform";
import { notFound, page, proposedPage, redirect, type Reply, type WebRequest } from "#platform/web";
import { readCode } from "../read-address.ts";
import { paths } from "../paths.ts";
import { releaseResults } from "../release-results/release-results.ts";
import { boardTimeText, checkAll, fromKeyDates, mayBeSet, proposalOf, type ReleaseTyped } from "./check-release.ts";
import { releaseTags, suspendedWords } from "../status-tags.ts";
import { type HeldSince, heldSinceAward } from "./held-since.ts";
import { suspensionsOf } from "./suspended-releases.ts";
import { whatNext } from "./what-next.ts";
import {
  type FamilyRelease,
  findLatestRun,
  findSeriesToRelease,
  offeredSeries,
  releasesOf,
  type RunSummary,
} from "./releases.ts";

const folder = "award/results/show-release";

type Found = {
  readonly all: readonly { series: string; title: string }[];
  readonly chosen: { series: string; title: string };
  readonly families: readonly (FamilyRelease & { readonly why: string | null; readonly next: string })[];
  readonly run: RunSummary | undefined;
  readonly held: readonly HeldSince[];
};

/** The families of a series with their release times and states. */
export async function releaseList(request: WebRequest): Promise<Reply> {
  const found = await findSeries(request, request.query["series"]);
  if (!found) return page(`${folder}/page.njk`, { all: [], families: [], to: paths });
  return page(`${folder}/page.njk`, {
    ...found,
    to: paths,
    notSet: found.families.filter(mayBeSet).length,
    suspended: found.families.filter(({ why }) => why),
  });
}

async function findSeries({ app, actor }: WebRequest, wanted: string | undefined): Promise<Found | undefined> {
  return transactionAs(app, actor, async (tx) => {
    const all = await offeredSeries(tx);
    const chosen = wanted
      ? all.find((each) => each.series === wanted)
      : await findSeriesToRelease(tx, all, app.clock());
    if (!chosen) return undefined;
    const run = await findLatestRun(tx, chosen.series);
    return {
      all,
      chosen,
      families: (await releasesOf(tx, chosen.series)).map((each) => ({
        ...each,
        tag: releaseTags[each.state],
        why: each.suspendedBecause && suspendedWords({ ...each, because: each.suspendedBecause }),
        next: whatNext(each, run),
      })),
      run,
      held: await heldSinceAward(tx, chosen.series),
    };
  });
}

/** The form of one family, with the release times that are set, or else those of the key dates. */
export async function familyForm(request: WebRequest): Promise<Reply> {
  const found = await findSeries(request, request.params["series"]);
  const family = found?.families.find((each) => each.family === request.params["family"]);
  if (!found || !family) return notFound;
  const typed = {
    centresAt: boardTimeText(family.centresAt) || proposalOf(family).centresAt,
    candidatesAt: boardTimeText(family.candidatesAt) || proposalOf(family).candidatesAt,
  };
  const { app, actor } = request;
  const subject = `${found.chosen.series} ${family.family}`;
  const history = await transactionAs(app, actor, async (tx) =>
    withLines(
      await findTimeline(tx, actor, "release", subject),
      await suspensionsOf(tx, found.chosen.series, family.family),
    ),
  );
  return formPage(found, family, typed, [], history);
}

function formPage(
  found: Found,
  family: FamilyRelease,
  typed: Omit<ReleaseTyped, "series" | "family">,
  refusals: readonly Refusal[],
  history?: Timeline,
): Reply {
  const { chosen, run } = found;
  return page(
    `${folder}/form.njk`,
    { chosen, run, family, typed, history, refusals, faults: faultsOf(refusals), to: paths, trail: trail(chosen) },
    refusals.length > 0 ? 422 : 200,
  );
}

/**
 * What would happen, to whom and when: for one family as typed, or for all that are not set, at the times of the key
 * dates.
 */
export async function checkPage(request: WebRequest): Promise<Reply> {
  const found = await findSeries(request, request.query["series"] ?? "");
  if (!found) return notFound;
  const family = found.families.find((each) => each.family === request.query["family"]);
  if (family) {
    const { centresAt = "", candidatesAt = "", centresAgain = "", candidatesAgain = "" } = request.query;
    const typed = { centresAt, candidatesAt, centresAgain, candidatesAgain };
    return check(request, found, [{ series: found.chosen.series, family: family.family, ...typed }], family);
  }
  if (request.query["family"]) return notFound;
  const typed = fromKeyDates(found.chosen.series, found.families);
  return typed.ok ? check(request, found, typed.value) : listWith(found, typed.refusals);
}

async function check(
  request: WebRequest,
  found: Found,
  typed: readonly ReleaseTyped[],
  family?: FamilyRelease,
): Promise<Reply> {
  const wanted = await checkAll(request, typed);
  const [first] = typed;
  if (!wanted.ok) {
    return family && first ? formPage(found, family, first, wanted.refusals) : listWith(found, wanted.refusals);
  }
  const rows = wanted.value.flatMap((each) => {
    const about = found.families.find((one) => one.family === each.family);
    const text = typed.find((one) => one.family === each.family);
    return about && text
      ? [
          {
            about,
            text,
            unusual: each.unusual,
            centresAt: each.centresAt.toString(),
            candidatesAt: each.candidatesAt.toString(),
          },
        ]
      : [];
  });
  return page(`${folder}/check.njk`, {
    chosen: found.chosen,
    rows,
    families: rows.map((row) => row.about.family).join(","),
    to: paths,
    trail: trail(found.chosen),
  });
}

function listWith(found: Found, refusals: readonly Refusal[]): Reply {
  const notSet = found.families.filter(mayBeSet).length;
  const said = refusals.map(({ code, text }) => ({ code, text, field: "families" }));
  const suspended = found.families.filter(({ why }) => why);
  const data = { ...found, to: paths, notSet, suspended, refusals: said, trail: trail(found.chosen) };
  return page(`${folder}/page.njk`, data, 422);
}

/**
 * Proposes each family of the form, one act for each: they are set when a second person approves. Those that are
 * refused leave the others as they were proposed.
 */
export async function setReleases(request: WebRequest): Promise<Reply> {
  const { form } = request;
  const series = readCode(form["series"]) ?? "";
  const families = (form["families"] ?? "").split(",").filter((family) => /^[A-Z0-9-]{2,20}$/.test(family));
  const proposed: Proposal[] = [];
  const refusals: Refusal[] = [];
  for (const family of new Set(families)) {
    const typed = {
      series,
      family,
      centresAt: form[`centresAt-${family}`] ?? "",
      candidatesAt: form[`candidatesAt-${family}`] ?? "",
      centresAgain: form[`centresAgain-${family}`] ?? "",
      candidatesAgain: form[`candidatesAgain-${family}`] ?? "",
    };
    const set = await performFor(request, releaseResults, typed);
    if (isProposed(set)) proposed.push(set.proposal);
    else if (!set.ok)
      refusals.push(...set.refusals.map((refusal) => ({ ...refusal, text: `${family}: ${refusal.text}` })));
  }
  const [first] = proposed;
  if (refusals.length === 0 && first) {
    return proposed.length === 1 ? proposedPage(first) : redirect(paths.proposals({ done: "proposed" }));
  }
  const found = await findSeries(request, series);
  return found ? listWith(found, refusals) : notFound;
}

function trail({ series, title }: Found["chosen"]): readonly Crumb[] {
  return [{ text: `Release, ${title}`, href: paths.release({ series }) }];
}
