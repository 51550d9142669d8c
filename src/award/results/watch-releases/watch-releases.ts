import { sql } from "kysely";
import { type App, program } from "#platform/app";
import type { Tx } from "#platform/database";
import { announce } from "#platform/events";
import type { Job } from "#platform/jobs";
import { queueMail } from "#platform/mail";
import { releaseSuspended } from "../events.ts";
import { paths } from "../paths.ts";
import { type Suspended, suspendedWords } from "../status-tags.ts";
import { type Opened, tellOpened } from "./tell-opened.ts";
import { type SuspendedBecause, stoppedBy, stopReason } from "../show-release/releases.ts";

/**
 * Records every release that has opened, so that it stays open when a clock is set back, tells the centres of it, and
 * tells those who can set releases of each that was suspended. What opens, and when, does not depend on it.
 */
export const watchReleases: Job = {
  name: "releases",
  start: (app) => ({ round: async () => (await noteOpenings(app)) + (await tellSuspended(app)) }),
};

/** In one transaction, so that centres are told once. */
async function noteOpenings(app: App): Promise<number> {
  return app.database.as.worker.transaction().execute(async (tx) => {
    const noted = await sql<Opened>`
      insert into results.opening (series, family, audience)
      select r.series, r.family, r.audience from results.opened r
      where not exists (
        select from results.opening o where o.series = r.series and o.family = r.family and o.audience = r.audience)
      on conflict do nothing
      returning series, family, audience`.execute(tx);
    if (noted.rows.length > 0) await tellOpened(tx, app, noted.rows);
    return noted.rows.length;
  });
}

type Told = Suspended & {
  readonly proposalId: string;
  readonly series: string;
  readonly family: string;
  readonly seriesTitle: string | null;
  readonly familyTitle: string | null;
};

/** Each in a transaction of its own, under its lock, so that people are told once. */
async function tellSuspended(app: App): Promise<number> {
  const untold = await suspensions(app.database.as.worker).execute();
  for (const { proposalId } of untold) {
    await app.database.as.worker.transaction().execute(async (tx) => {
      const one = await suspensions(tx).where("p.proposal_id", "=", proposalId).forUpdate("p").executeTakeFirst();
      if (one) await tell(tx, app, { ...one, because: becauseOf(one.because) });
    });
  }
  return untold.length;
}

function suspensions(from: Pick<Tx, "selectFrom">) {
  return from
    .selectFrom("results.suspension as p")
    .innerJoin("catalogue.series_family as f", (join) =>
      join.onRef("f.series", "=", "p.series").onRef("f.family", "=", "p.family"),
    )
    .select(["p.proposal_id as proposalId", "p.series", "p.family", "p.because"])
    .select(["f.series_title as seriesTitle", "f.family_title as familyTitle"])
    .select([stoppedBy("p.stop_id").as("stoppedBy"), stopReason("p.stop_id").as("stopReason")])
    .where("p.told_at", "is", null);
}

function becauseOf(text: string): SuspendedBecause {
  return (["mark", "entry", "person", "run", "catalogue"] as const).find((each) => each === text) ?? "stop";
}

async function tell(tx: Tx, app: App, told: Told): Promise<void> {
  const { proposalId, series, family, because, seriesTitle, familyTitle } = told;
  const people = await program().directory.findHolders(app, "results.release", "");
  const stopped = because === "stop";
  const address = `${app.site.address}${paths.release({ series })}`;
  const lines = [
    `The release of ${familyTitle} in ${seriesTitle} was ${stopped ? "stopped" : "suspended"}: ${suspendedWords(told)}.`,
    "Results that people cannot see yet will not be released at the times that were set.",
    `${stopped ? "When results are ready," : "Run the award again, then"} set release times. A second person must approve them.`,
    `View the release:\n${address}`,
    app.board.name,
    `You received this email because you can set release times at ${app.board.name}.`,
  ];
  const subject = `Release ${stopped ? "stopped" : "suspended"}: ${familyTitle}, ${seriesTitle}`;
  const names = new Map(people.flatMap(({ email, name }) => (email ? [[email, name] as const] : [])));
  for (const [to, name] of names) {
    await queueMail(tx, { to, subject, text: `${[`Dear ${name}`, ...lines].join("\n\n")}\n` });
  }
  await announce(tx, [releaseSuspended.of(null, { series, family, because })]);
  await tx
    .updateTable("results.suspension")
    .set({ told_at: app.clock().toString() })
    .where("proposal_id", "=", proposalId)
    .execute();
}
