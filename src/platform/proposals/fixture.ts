import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { newId } from "../database/new-id.ts";

/** For tests that write rows themselves: an approved proposal of an act about something, as two people leave it. */
export async function approvedProposal(database: Database, action: string, about: string): Promise<string> {
  const [proposalId, times] = [newId(), { proposed_at: "2026-01-01T09:00:00Z", expires_at: "2126-01-01T09:00:00Z" }];
  // Of an act that nobody did, so that the log of a test has its own acts alone.
  await sql`alter table platform.proposal disable trigger cites_act`.execute(database.as.owner);
  await database.as.board.transaction().execute(async (tx) => {
    await sql`select set_config('app.person', 'proposer', true)`.execute(tx);
    const words = { sent: "{}", title: about, does: "[]", rests_on: "[]" };
    const who = { proposed_by: "proposer", proposed_by_name: "A Proposer" };
    await tx
      .insertInto("platform.proposal")
      .values({ proposal_id: proposalId, action, about, ...words, ...who, ...times })
      .execute();
    await sql`select set_config('app.person', 'approver', true)`.execute(tx);
    const approved = { state: "approved", decided_by: "approver", decided_by_name: "An Approver", act_id: newId() };
    await tx
      .updateTable("platform.proposal")
      .set({ ...approved, decided_at: "2026-01-01T10:00:00Z" })
      .where("proposal_id", "=", proposalId)
      .execute();
  });
  await sql`alter table platform.proposal enable trigger cites_act`.execute(database.as.owner);
  return proposalId;
}
