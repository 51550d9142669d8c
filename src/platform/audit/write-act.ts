import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../database/database.ts";
import type { Actor } from "../actors/actor.ts";
import type { Approval } from "../app/proposable.ts";
import { canonicalJson } from "./canonical-json.ts";

/** What one link of the chain vouches for. */
export type ChainedAct = {
  readonly act_id: string;
  readonly chain: string;
  readonly position: number;
  readonly at: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly side: string;
  readonly action: string;
  readonly centre_id: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** Why, where the reason is for the board alone to know. */
  readonly board_reason?: string | null;
  /** False when the centre that the act carries may not know of it. */
  readonly to_centre?: boolean;
  /** The second person, of an act that one person proposed and another approved. */
  readonly approved_by?: string | null;
  readonly approved_by_name?: string | null;
};

/** What an act did, as the log keeps it. */
export type Logged = {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly centreId: string | null;
  /** The chain: what acts of one kind of work share, or `board` for what belongs to none. */
  readonly chain: string;
  readonly reason?: string;
  /** Why the board did it, when a centre may know of the act but not why: no centre's account can read it. */
  readonly boardReason?: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Who may know of an act: the centre that it carries and the board, or the board alone. */
export type Audience = "centre" | "board";

const start = Buffer.alloc(32);

/** Adds an act to the audit log as the next link of its chain, in the transaction of the act. */
export async function writeAct(
  tx: Tx,
  moment: { readonly actId: string; readonly actor: Actor; readonly approval?: Approval },
  action: string,
  saved: Logged,
  knownTo: Audience = "centre",
): Promise<void> {
  const last = await lastLink(tx, saved.chain);
  const act: ChainedAct = {
    act_id: moment.actId,
    chain: saved.chain,
    position: last.position + 1,
    at: last.now,
    person_id: moment.actor.personId,
    person_name: moment.actor.name,
    side: moment.actor.side,
    action,
    centre_id: saved.centreId,
    subject_kind: saved.subject.kind,
    subject_id: saved.subject.id,
    reason: saved.reason ?? null,
    board_reason: saved.boardReason ?? null,
    before: plain(saved.before),
    after: plain(saved.after),
    to_centre: knownTo === "centre",
    approved_by: moment.approval?.approver.personId ?? null,
    approved_by_name: moment.approval?.approver.name ?? null,
  };
  const hash = linkHash(last.hash, act);
  await tx
    .insertInto("audit.act")
    .values({ ...act, before: json(act.before), after: json(act.after), previous_hash: last.hash, hash })
    .execute();
  await tx.updateTable("audit.chain").set({ position: act.position, hash }).where("chain", "=", saved.chain).execute();
}

/**
 * The hash of a link: of the link before it and everything this act says. What no one approved says nothing of it, what
 * a centre may know nothing of that, and what has no reason of the board nothing of one, so that links made before acts
 * had these still hold.
 */
export function linkHash(previous: Buffer, chained: ChainedAct): Buffer {
  const { approved_by, approved_by_name, to_centre = true, board_reason, ...act } = chained;
  const approved = approved_by ? { approved_by, approved_by_name } : {};
  const audience = to_centre ? {} : { to_centre };
  const why = board_reason ? { board_reason } : {};
  return createHash("sha256")
    .update(previous)
    .update(canonicalJson({ ...act, ...approved, ...audience, ...why }))
    .digest();
}

/** The first link of a chain follows this. */
export const chainStart = start;

type Link = { readonly position: number; readonly hash: Buffer; readonly now: string };

async function lastLink(tx: Tx, chain: string): Promise<Link> {
  await tx
    .insertInto("audit.chain")
    .values({ chain, position: 0, hash: start })
    .onConflict((row) => row.doNothing())
    .execute();
  const row = await sql<Link>`
    select position, hash, platform.clock() as now from audit.chain where chain = ${chain} for update`.execute(tx);
  const link = row.rows[0];
  if (!link) throw new Error(`The audit chain ${chain} could not be locked.`);
  return link;
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
