import { type Expression, sql, type SqlBool } from "kysely";
import type { Actor } from "../actors/actor.ts";
import type { Tx } from "../database/database.ts";
import { proposableActs, proposalQuery, proposalStates, type StoredProposal, storedProposal } from "./proposal.ts";

/** Which proposals are listed: in which state, and of which act; blank is any. */
export type ProposalFilter = { readonly state: string; readonly action: string };

/** Reads the filter from an address: what waits, unless it says otherwise. */
export function proposalFilter(query: Readonly<Record<string, string>>): ProposalFilter {
  const state = proposalStates.find((each) => each === (query["state"] ?? "waiting")) ?? "";
  const action = proposableActs().find(({ name }) => name === query["action"])?.name ?? "";
  return { state, action };
}

/** The proposals that somebody may see: those that wait, by expiry, then those that ended, newest first. */
export async function listProposals(
  tx: Tx,
  actor: Actor,
  filter: ProposalFilter,
  at: Temporal.Instant,
  view: { readonly size: number; readonly offset: number },
): Promise<readonly StoredProposal[]> {
  const rows = await proposalQuery(tx)
    .where(() => seenBy(actor))
    .where(() => matches(filter, at))
    .orderBy(sql`case when state = 'waiting' then expires_at end`, (order) => order.asc().nullsLast())
    .orderBy("proposed_at", "desc")
    .orderBy("proposal_id", "desc")
    .limit(view.size)
    .offset(view.offset)
    .execute();
  return rows.map(storedProposal);
}

/** How many proposals that match the filter somebody may see. */
export async function countProposals(
  tx: Tx,
  actor: Actor,
  filter: ProposalFilter,
  at: Temporal.Instant,
): Promise<number> {
  const row = await tx
    .selectFrom("platform.proposal")
    .select(sql<number>`count(*)`.as("count"))
    .where(() => seenBy(actor))
    .where(() => matches(filter, at))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many proposals by other people wait for somebody who may do their acts. */
export async function countWaitingFor(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<number> {
  const row = await tx
    .selectFrom("platform.proposal")
    .select(sql<number>`count(*)`.as("count"))
    .where(() => sql<SqlBool>`action = any (${actsOf(actor)}) and proposed_by <> ${actor.personId}`)
    .where(() => matches({ state: "waiting", action: "" }, at))
    .executeTakeFirstOrThrow();
  return row.count;
}

function seenBy(actor: Actor): Expression<SqlBool> {
  return sql<SqlBool>`(action = any (${actsOf(actor)}) or proposed_by = ${actor.personId})`;
}

function actsOf({ permissions }: Actor): readonly string[] {
  return proposableActs().flatMap(({ name, permission }) => (permissions.has(permission) ? [name] : []));
}

/** A proposal past its expiry counts as expired before that is recorded. */
function matches({ state, action }: ProposalFilter, at: Temporal.Instant): Expression<SqlBool> {
  const now = at.toString();
  return sql<SqlBool>`(${action} = '' or action = ${action})
    and (${state} = ''
      or ${state} = case when state = 'waiting' and expires_at <= ${now} then 'expired' else state end)`;
}
