import { sql } from "kysely";
import { noteIssue } from "#awarding";
import { type Decision, ok, parseBoardTime, refuseAll, type Refusal } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment } from "#platform/perform";
import { releaseSet } from "../events.ts";
import { readCode } from "../read-address.ts";
import { familyUnknown, releaseSeriesUnknown, timeNotRead } from "../refusals.ts";
import { releaseWords } from "./release-words.ts";
import { mayRelease, type ReleaseFacts, type ReleaseNames, type ReleaseWanted } from "./rule.ts";

type Facts = ReleaseFacts & ReleaseNames;

/**
 * Sets the times from which centres and candidates may see the results of a family in a series. Takes `series`,
 * `family`, `centresAt` and `candidatesAt` (clock times in the board's zone, such as 2026-08-19T00:01). It always
 * needs a second person, who has until the first time that is still to come.
 */
export const releaseResults = defineTwoPersonAction<ReleaseWanted, Facts, ReleaseWanted, ReleaseWanted>({
  name: "release-results",
  summary: "Set release times",
  permission: "results.release",
  read: readRelease,
  load: loadFacts,
  rule: (facts, wanted) => mayRelease(wanted, facts),
  secondPerson: {
    expiresAfterHours: 168,
    needs: () => true,
    about: ({ input: { series, family } }) => `${series} ${family}`,
    words: ({ input, facts }) => releaseWords(input, facts),
    neededBy: ({ input: { centresAt, candidatesAt }, facts: { now } }) =>
      Temporal.Instant.compare(centresAt, now) > 0 ? centresAt : candidatesAt,
  },
  save: async (tx, wanted, facts, _input, moment) => {
    for (const audience of ["centres", "candidates"] as const) await saveInstant(tx, wanted, audience, moment);
    await noteIssue(tx, wanted.series, await firstInstant(tx, wanted.series));
    const after = { centresAt: wanted.centresAt.toString(), candidatesAt: wanted.candidatesAt.toString() };
    const { centresAt, candidatesAt } = facts.released;
    return {
      answer: wanted,
      subject: { kind: "release", id: `${wanted.series} ${wanted.family}` },
      centreId: null,
      chain: wanted.series,
      after,
      before: { centresAt: centresAt?.toString() ?? null, candidatesAt: candidatesAt?.toString() ?? null },
      events: [releaseSet.of(null, { series: wanted.series, family: wanted.family, ...after })],
    };
  },
});

/** Reads the release times of a form or an API call. Refused: what is not a clock time. */
function readRelease(raw: unknown): Decision<ReleaseWanted> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const [series, family] = [readCode(String(form["series"])) ?? "", readCode(String(form["family"])) ?? ""];
  const faults: Refusal[] = [];
  const time = (field: "centresAt" | "candidatesAt"): Temporal.Instant | undefined => {
    const instant = parseBoardTime(String(form[field] ?? ""));
    if (!instant) faults.push(timeNotRead.of({}, { field }));
    return instant;
  };
  const [centresAt, candidatesAt] = [time("centresAt"), time("candidatesAt")];
  return centresAt && candidatesAt ? ok({ series, family, centresAt, candidatesAt }) : refuseAll(faults);
}

/** What the rule decides on. Locks the release of this family, so that two people who set it follow each other. */
async function loadFacts(tx: Tx, wanted: ReleaseWanted, { locks }: Moment): Promise<Decision<Facts>> {
  const { series, family } = wanted;
  if (locks) await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${series} ${family}`}, 0))`.execute(tx);
  const known = await tx
    .selectFrom("catalogue.families")
    .select(["embargoed", "title"])
    .where("family", "=", family)
    .executeTakeFirst();
  if (!known) return familyUnknown.refuse();
  const seriesTitle = await titleOfSeries(tx, series);
  if (seriesTitle === undefined) return releaseSeriesUnknown.refuse();
  const run = await latestRun(tx, series);
  return ok({
    now: await databaseClock(tx),
    embargoed: known.embargoed,
    familyTitle: known.title,
    seriesTitle,
    run: run ?? null,
    latestRun: statuses.find((status) => status === run?.status) ?? null,
    released: await instantsOf(tx, series, family),
  });
}

const statuses = ["running", "failed", "calculated", "agreed", "disagreed"] as const;

async function titleOfSeries(tx: Tx, series: string): Promise<string | undefined> {
  const row = await tx.selectFrom("catalogue.series").select("title").where("series", "=", series).executeTakeFirst();
  return row?.title;
}

async function latestRun(tx: Tx, series: string) {
  return tx
    .selectFrom("awarding.run")
    .select(["run_id as runId", "status", "finished_at as finishedAt"])
    .where("series", "=", series)
    .orderBy("started_at", "desc")
    .orderBy("run_id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The first instant at which any result of a series reaches anybody. */
async function firstInstant(tx: Tx, series: string): Promise<Temporal.Instant> {
  const row = await tx
    .selectFrom("results.release")
    .select("at")
    .where("series", "=", series)
    .orderBy("at")
    .limit(1)
    .executeTakeFirstOrThrow();
  return Temporal.Instant.from(row.at);
}

async function instantsOf(tx: Tx, series: string, family: string): Promise<ReleaseFacts["released"]> {
  const rows = await tx
    .selectFrom("results.release")
    .select(["audience", "at"])
    .where("series", "=", series)
    .where("family", "=", family)
    .execute();
  const at = (audience: string): Temporal.Instant | null => {
    const row = rows.find((each) => each.audience === audience);
    return row ? Temporal.Instant.from(row.at) : null;
  };
  return { centresAt: at("centres"), candidatesAt: at("candidates") };
}

type Audience = "centres" | "candidates";

async function saveInstant(
  tx: Tx,
  wanted: ReleaseWanted,
  audience: Audience,
  { actor, approval }: Moment,
): Promise<void> {
  const at = (audience === "centres" ? wanted.centresAt : wanted.candidatesAt).toString();
  const set = { at, set_by: actor.personId, proposal_id: approval?.proposalId ?? null };
  await tx
    .insertInto("results.release")
    .values({ series: wanted.series, family: wanted.family, audience, ...set })
    .onConflict((row) => row.columns(["series", "family", "audience"]).doUpdateSet(set))
    .execute();
}

async function databaseClock(tx: Tx): Promise<Temporal.Instant> {
  const found = await sql<{ now: string }>`select platform.clock() as now`.execute(tx);
  return Temporal.Instant.from(found.rows[0]?.now ?? "");
}
