import { type NotNull, sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { findSuspension } from "../show-release/suspended-releases.ts";
import { familyUnknown, releaseSeriesUnknown } from "../refusals.ts";
import type { OutOfDate, ReleaseFacts, ReleaseNames, ReleaseWanted } from "./rule.ts";

/** What a release is decided on. `tiedTo` is the run that the results which have opened rest on; null before. */
export type Facts = ReleaseFacts & ReleaseNames & { readonly tiedTo: string | null };

/**
 * Reads what the rule decides on. Locks the releases of the series: two people who set them follow each other, and what
 * touches their marks or awards is either seen here or finds the release that is set.
 */
export async function loadRelease(tx: Tx, wanted: ReleaseWanted, { locks }: Moment): Promise<Decision<Facts>> {
  const { series, family } = wanted;
  if (locks) await sql`select results.take_turn(${series}, true)`.execute(tx);
  const known = await tx
    .selectFrom("catalogue.series_family")
    .select(["embargoed", "family_title as familyTitle", "series_title as seriesTitle"])
    .where("series", "=", series)
    .where("family", "=", family)
    .executeTakeFirst();
  if (!known?.familyTitle || !known.seriesTitle) return whatIsUnknown(tx, series);
  const run = await latestRun(tx, series);
  const outOfDate = run ? await whatChanged(tx, series, family, run.runId) : null;
  return ok({
    now: await databaseClock(tx),
    embargoed: known.embargoed ?? true,
    familyTitle: known.familyTitle,
    seriesTitle: known.seriesTitle,
    suspended: await findSuspension(tx, series, family),
    run: run ?? null,
    latestRun: statuses.find((status) => status === run?.status) ?? null,
    outOfDate,
    uncontacted: outOfDate === "contact" ? await uncontactedCentres(tx, series, family) : [],
    ...(await instantsOf(tx, series, family)),
    keyDates: await keyDatesOf(tx, series, family),
  });
}

const statuses = ["running", "failed", "calculated", "agreed", "disagreed"] as const;

async function whatIsUnknown(tx: Tx, series: string): Promise<Decision<never>> {
  const known = await tx
    .selectFrom("catalogue.series_family")
    .select("family")
    .where("series", "=", series)
    .executeTakeFirst();
  return known ? familyUnknown.refuse() : releaseSeriesUnknown.refuse();
}

async function latestRun(tx: Tx, series: string) {
  return tx
    .selectFrom("awarding.award_run")
    .select(["run_id as runId", "status", "finished_at as finishedAt"])
    .where("series", "=", series)
    .$narrowType<{ runId: NotNull; status: NotNull }>()
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function whatChanged(tx: Tx, series: string, family: string, runId: string): Promise<OutOfDate | null> {
  const found = await sql<{ unfit: string | null }>`
    select results.unfit(${series}, ${family}, ${runId}::uuid) as unfit`.execute(tx);
  const unfit = found.rows[0]?.unfit;
  return (["catalogue", "mark", "entry", "person", "contact"] as const).find((each) => each === unfit) ?? null;
}

async function uncontactedCentres(tx: Tx, series: string, family: string): Promise<readonly string[]> {
  const found = await sql<{ centre: string }>`
    select distinct r.centre_id as centre from awarding.current_result r
    where r.series = ${series} and r.family = ${family} and r.status = 'pending' and not exists (
      select from results.contact c where c.centre_id = r.centre_id and c.series = r.series)
    order by 1`.execute(tx);
  return found.rows.map(({ centre }) => centre);
}

async function instantsOf(
  tx: Tx,
  series: string,
  family: string,
): Promise<Pick<Facts, "released" | "opened" | "tiedTo">> {
  const rows = await tx
    .selectFrom("results.release")
    .select(["audience", "at", "run_id", sql<boolean>`results.is_released(series, family, audience)`.as("opened")])
    .where("series", "=", series)
    .where("family", "=", family)
    .execute();
  const [centres, candidates] = ["centres", "candidates"].map((one) => rows.find(({ audience }) => audience === one));
  return {
    released: { centresAt: instantOf(centres?.at), candidatesAt: instantOf(candidates?.at) },
    opened: { centresAt: centres?.opened ?? false, candidatesAt: candidates?.opened ?? false },
    tiedTo: centres?.opened ? centres.run_id : null,
  };
}

async function keyDatesOf(tx: Tx, series: string, family: string): Promise<ReleaseFacts["keyDates"]> {
  const rows = await tx
    .selectFrom("catalogue.key_dates")
    .select(["kind", "at_instant"])
    .where("series", "=", series)
    .where("family", "=", family)
    .execute();
  const at = (kind: string) => instantOf(rows.find((row) => row.kind === kind)?.at_instant);
  const due = rows.filter((row) => row.kind.startsWith("marks-due")).map((row) => row.at_instant);
  const marksDue = instantOf(due.toSorted().at(-1));
  return { centresAt: at("release-centres"), candidatesAt: at("release-candidates"), marksDue };
}

function instantOf(text: string | undefined): Temporal.Instant | null {
  return text === undefined ? null : Temporal.Instant.from(text);
}

async function databaseClock(tx: Tx): Promise<Temporal.Instant> {
  const found = await sql<{ now: string }>`select platform.clock() as now`.execute(tx);
  return Temporal.Instant.from(found.rows[0]?.now ?? "");
}
