import type { App } from "../../app/app.ts";
import { program } from "../../app/program.ts";
import type { Tx } from "../../database/database.ts";
import { announce } from "../../events/announce.ts";
import { proposalEnded } from "../../events/proposal-events.ts";
import type { Job } from "../../jobs/work.ts";
import { actOf } from "../proposal.ts";
import { alarmMail, expiredMail, mailTo, type Noticed, newMail } from "./mails.ts";

/** Hours before a proposal is needed at which people are told that it is urgent. */
export const alarmHours = 24;

/**
 * Tells people of proposals, and records those that have expired. Everyone who can approve a new one is told; they and
 * the proposer are told again a day before it is needed, and the proposer when it has expired. Nothing is done without
 * an approval, whatever the time.
 */
export const watchProposals: Job = {
  name: "proposals",
  start: (app) => ({ round: async () => (await tellNew(app)) + (await noteExpired(app)) + (await alarm(app)) }),
};

async function tellNew(app: App): Promise<number> {
  return eachOf(app, "told_at", async (tx, proposal) => {
    await mailTo(tx, await approversOf(app, proposal), newMail(app, proposal));
    await note(tx, proposal, { told_at: app.clock().toString() });
  });
}

async function alarm(app: App): Promise<number> {
  return eachOf(app, "alarmed_at", async (tx, proposal) => {
    const people = [...(await approversOf(app, proposal)), ...(await proposerOf(app, proposal))];
    await mailTo(tx, people, alarmMail(app, proposal));
    await note(tx, proposal, { alarmed_at: app.clock().toString() });
  });
}

async function noteExpired(app: App): Promise<number> {
  return eachOf(app, "expired", async (tx, proposal) => {
    const { proposalId, action } = proposal;
    await note(tx, proposal, { state: "expired", decided_at: app.clock().toString() });
    await announce(tx, [proposalEnded.of(null, { proposalId, action, state: "expired" })]);
    await mailTo(tx, await proposerOf(app, proposal), expiredMail(app, proposal));
  });
}

type Wanted = "told_at" | "alarmed_at" | "expired";

/** Does something for each proposal that is due, each in a transaction of its own, under its lock. */
async function eachOf(app: App, wanted: Wanted, act: (tx: Tx, one: Noticed) => Promise<void>): Promise<number> {
  const due = await app.database.as.worker.transaction().execute((tx) => dueFor(tx, app.clock(), wanted).execute());
  for (const { proposalId } of due) {
    await app.database.as.worker.transaction().execute(async (tx) => {
      const one = await dueFor(tx, app.clock(), wanted)
        .where("proposal_id", "=", proposalId)
        .forUpdate()
        .executeTakeFirst();
      if (one) await act(tx, one);
    });
  }
  return due.length;
}

function dueFor(tx: Tx, at: Temporal.Instant, wanted: Wanted) {
  const [now, soon] = [at.toString(), at.add({ hours: alarmHours }).toString()];
  return tx
    .selectFrom("platform.proposal")
    .select([
      "proposal_id as proposalId",
      "action",
      "proposed_by as proposedBy",
      "proposed_by_name as proposedByName",
      "needed_by as neededBy",
      "expires_at as expiresAt",
    ])
    .where("state", "=", "waiting")
    .where("expires_at", wanted === "expired" ? "<=" : ">", now)
    .$if(wanted === "told_at", (query) => query.where("told_at", "is", null))
    .$if(wanted === "alarmed_at", (query) => query.where("alarmed_at", "is", null).where("needed_by", "<=", soon))
    .orderBy("proposed_at");
}

async function note(
  tx: Tx,
  { proposalId }: Noticed,
  set: { told_at?: string; alarmed_at?: string; state?: "expired"; decided_at?: string },
): Promise<void> {
  await tx.updateTable("platform.proposal").set(set).where("proposal_id", "=", proposalId).execute();
}

async function approversOf(app: App, proposal: Noticed): Promise<readonly string[]> {
  return (await holdersOf(app, proposal)).flatMap(({ email, tie }) => (tie === null && email !== null ? [email] : []));
}

async function proposerOf(app: App, proposal: Noticed): Promise<readonly string[]> {
  return (await holdersOf(app, proposal)).flatMap(({ email, personId }) =>
    personId === proposal.proposedBy && email !== null ? [email] : [],
  );
}

async function holdersOf(app: App, proposal: Noticed) {
  const act = actOf(proposal);
  return act ? program().directory.findHolders(app, act.permission, proposal.proposedBy) : [];
}
