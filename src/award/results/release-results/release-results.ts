import { sql } from "kysely";
import { type Decision, ok, parseBoardTime, refuse, refuseAll, type Refusal } from "#kernel";
import { defineAction, type Moment, type Tx } from "#platform";
import { readCode } from "../read-address.ts";
import { mayRelease, type ReleaseFacts, type ReleaseWanted } from "./rule.ts";
import { releaseSet } from "../events.ts";

/**
 * Sets the instants from which centres and candidates may see the results of a family in a series. Takes `series`,
 * `family`, `centresAt` and `candidatesAt` (clock times in the board's zone, such as 2026-08-19T00:01).
 */
export const releaseResults = defineAction<ReleaseWanted, ReleaseFacts, ReleaseWanted, ReleaseWanted>({
  name: "release-results",
  summary: "Set the instants of release",
  permission: "results.release",
  read: readRelease,
  load: loadFacts,
  rule: (facts, wanted) => mayRelease(wanted, facts),
  save: async (tx, wanted, facts, _input, moment) => {
    for (const audience of ["centres", "candidates"] as const) await saveInstant(tx, wanted, audience, moment);
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

/** Reads the instants a form or an API call asks for. Refused: what is no clock time. */
export function readRelease(raw: unknown): Decision<ReleaseWanted> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const [series, family] = [readCode(String(form["series"])) ?? "", readCode(String(form["family"])) ?? ""];
  const faults: Refusal[] = [];
  const time = (field: "centresAt" | "candidatesAt"): Temporal.Instant | undefined => {
    const instant = parseBoardTime(String(form[field] ?? ""));
    const text = "Write the day and time as 2026-08-19T00:01, in British time.";
    if (!instant) faults.push({ code: "time-not-read", field, text });
    return instant;
  };
  const [centresAt, candidatesAt] = [time("centresAt"), time("candidatesAt")];
  return centresAt && candidatesAt ? ok({ series, family, centresAt, candidatesAt }) : refuseAll(faults);
}

/** What the rule decides on. Locks the release of this family, so that two people who set it follow each other. */
export async function loadFacts(tx: Tx, wanted: ReleaseWanted): Promise<Decision<ReleaseFacts>> {
  const { series, family } = wanted;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${series} ${family}`}, 0))`.execute(tx);
  const known = await tx
    .selectFrom("catalogue.families")
    .select("embargoed")
    .where("family", "=", family)
    .executeTakeFirst();
  if (!known) {
    const text = "There is no such family of qualifications. Choose one of the list.";
    return refuse("family-unknown", text, { field: "family" });
  }
  if (!(await isSeries(tx, series))) {
    return refuse("series-unknown", "There is no such series. Choose one of the list.", { field: "series" });
  }
  return ok({
    now: await databaseClock(tx),
    embargoed: known.embargoed,
    latestRun: await latestRun(tx, series),
    released: await instantsOf(tx, series, family),
  });
}

async function isSeries(tx: Tx, series: string): Promise<boolean> {
  const row = await tx.selectFrom("catalogue.series").select("series").where("series", "=", series).executeTakeFirst();
  return row !== undefined;
}

async function latestRun(tx: Tx, series: string): Promise<ReleaseFacts["latestRun"]> {
  const run = await tx
    .selectFrom("awarding.run")
    .select("status")
    .where("series", "=", series)
    .orderBy("started_at", "desc")
    .orderBy("run_id", "desc")
    .limit(1)
    .executeTakeFirst();
  const known = ["running", "failed", "calculated", "agreed", "disagreed"] as const;
  return known.find((status) => status === run?.status) ?? null;
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

async function saveInstant(tx: Tx, wanted: ReleaseWanted, audience: Audience, { actor }: Moment): Promise<void> {
  const at = (audience === "centres" ? wanted.centresAt : wanted.candidatesAt).toString();
  const set = { at, set_by: actor.personId };
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
