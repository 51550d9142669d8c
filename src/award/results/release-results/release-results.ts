import { sql } from "kysely";
import { type Decision, ok, parseBoardTime, refuse, refuseAll, type Refusal } from "#kernel";
import { defineAction, type Moment, type Tx } from "#platform";
import { mayRelease, type ReleaseFacts, type ReleaseWanted } from "./rule.ts";

/**
 * Sets the instants from which centres and candidates may see the results of a family in a series. Takes `series`, `family`,
 * `centresAt` and `candidatesAt` (clock times in the board's zone, such as 2026-08-19T00:01).
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
    return {
      answer: wanted, subject: { kind: "release", id: `${wanted.series} ${wanted.family}` }, centreId: null, chain: wanted.series,
      before: { centresAt: facts.released.centresAt?.toString() ?? null, candidatesAt: facts.released.candidatesAt?.toString() ?? null },
      after, events: [{ name: "release-set", centreId: null, body: { series: wanted.series, family: wanted.family, ...after } }],
    };
  },
});

/** Reads a release from a form or a JSON body. */
export function readRelease(raw: unknown): Decision<ReleaseWanted> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const [series, family] = [String(form["series"] ?? ""), String(form["family"] ?? "")];
  const faults: Refusal[] = [];
  const time = (field: "centresAt" | "candidatesAt"): Temporal.Instant | undefined => {
    const instant = parseBoardTime(String(form[field] ?? ""));
    if (!instant) faults.push({ code: "time-not-read", field, text: "Write the day and time as 2026-08-19T00:01, in British time." });
    return instant;
  };
  const [centresAt, candidatesAt] = [time("centresAt"), time("candidatesAt")];
  return centresAt && candidatesAt ? ok({ series, family, centresAt, candidatesAt }) : refuseAll(faults);
}

/** What the rule needs to know of a release, locked so that two people cannot set it at once. */
export async function loadFacts(tx: Tx, wanted: ReleaseWanted): Promise<Decision<ReleaseFacts>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${wanted.series} ${wanted.family}`}, 0))`.execute(tx);
  const family = await tx.selectFrom("catalogue.families").select("embargoed").where("family", "=", wanted.family).executeTakeFirst();
  const series = await tx.selectFrom("catalogue.series").select("series").where("series", "=", wanted.series).executeTakeFirst();
  if (!family) return refuse("family-unknown", "There is no such family of qualifications. Choose one of the list.", { field: "family" });
  if (!series) return refuse("series-unknown", "There is no such series. Choose one of the list.", { field: "series" });
  const run = await tx.selectFrom("awarding.run").select("status").where("series", "=", wanted.series)
    .orderBy("started_at", "desc").limit(1).executeTakeFirst();
  const rows = await tx.selectFrom("results.release").select(["audience", "at"])
    .where("series", "=", wanted.series).where("family", "=", wanted.family).execute();
  const at = (audience: string): Temporal.Instant | null => {
    const row = rows.find((each) => each.audience === audience);
    return row ? Temporal.Instant.from(row.at) : null;
  };
  return ok({
    now: await databaseClock(tx), embargoed: family.embargoed, latestRun: runStatus(run?.status),
    released: { centresAt: at("centres"), candidatesAt: at("candidates") },
  });
}

function runStatus(text: string | undefined): ReleaseFacts["latestRun"] {
  const known = ["running", "failed", "calculated", "agreed", "disagreed"] as const;
  return known.find((status) => status === text) ?? null;
}

async function saveInstant(tx: Tx, wanted: ReleaseWanted, audience: "centres" | "candidates", moment: Moment): Promise<void> {
  const at = (audience === "centres" ? wanted.centresAt : wanted.candidatesAt).toString();
  await tx.insertInto("results.release")
    .values({ series: wanted.series, family: wanted.family, audience, at, set_by: moment.actor.personId })
    .onConflict((row) => row.columns(["series", "family", "audience"]).doUpdateSet({ at, set_by: moment.actor.personId }))
    .execute();
}

async function databaseClock(tx: Tx): Promise<Temporal.Instant> {
  const found = await sql<{ now: string }>`select platform.clock() as now`.execute(tx);
  return Temporal.Instant.from(found.rows[0]?.now ?? "");
}
