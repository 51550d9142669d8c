import { transactionAs } from "#platform/app";
import { performFor } from "#platform/pages";
import { isProposed } from "#platform/perform";
import { json, proposedJson, refused, type Reply, type WebRequest } from "#platform/web";
import { chooseSeries } from "../read-address.ts";
import { releaseResults } from "../release-results/release-results.ts";
import { offeredSeries, releasesOf, releaseStates } from "./releases.ts";

const time = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$", description: "British time" };

/** What is sent to set a release. */
export const releaseBody = {
  type: "object",
  required: ["series", "family", "centresAt", "candidatesAt"],
  properties: {
    series: { type: "string" },
    family: { type: "string" },
    centresAt: time,
    candidatesAt: time,
    centresAgain: { ...time, description: "The same time again, when it is unusual" },
    candidatesAgain: { ...time, description: "The same time again, when it is unusual" },
  },
} as const;

/** A family's release as the API gives it. */
export const releaseSchema = {
  type: "object",
  properties: {
    family: { type: "string" },
    title: { type: "string" },
    embargoed: { type: "boolean" },
    state: { enum: releaseStates },
    centresAt: { type: ["string", "null"] },
    candidatesAt: { type: ["string", "null"] },
    proposedCentresAt: { type: ["string", "null"] },
    proposedCandidatesAt: { type: ["string", "null"] },
    centres: { type: "integer" },
    candidates: { type: "integer" },
    entries: { type: "integer" },
    proposalId: { type: ["string", "null"] },
    suspendedBecause: { enum: ["mark", "entry", "person", "run", "catalogue", "stop", null] },
    suspendedAt: { type: ["string", "null"] },
    stoppedBy: { type: ["string", "null"], description: "The two people who stopped it" },
    stopReason: { type: ["string", "null"] },
  },
} as const;

/** The releases of a series. */
export async function releasesAsJson({ app, actor, query }: WebRequest): Promise<Reply> {
  return transactionAs(app, actor, async (tx) => {
    const series = chooseSeries(await offeredSeries(tx), query["series"]);
    return json(series ? await releasesOf(tx, series.series) : []);
  });
}

/** Proposes a release, by the act that the page performs: it is set once a second person approves. */
export async function setReleaseByApi(request: WebRequest): Promise<Reply> {
  const done = await performFor(request, releaseResults);
  if (isProposed(done)) return proposedJson(done.proposal);
  if (!done.ok) return refused(done.refusals);
  return json(done.value);
}
