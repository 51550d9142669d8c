import { type Decision, finish, formatInstant, isSlices } from "#kernel";
import { sql } from "kysely";
import { isSystem } from "../actors/actor.ts";
import { program } from "../app/program.ts";
import { canonicalJson } from "../audit/canonical-json.ts";
import { writeAct } from "../audit/write-act.ts";
import type { Tx } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { announce } from "../events/announce.ts";
import { proposalMade } from "../events/proposal-events.ts";
import { proposalWaits, secondPersonMissing, secondPersonOfBoard } from "../refusals.ts";
import type { Decided, Moment, Proposed, TwoPersonAction } from "./action.ts";
import { RefusedAct } from "./refused-act.ts";

/**
 * Records what somebody wants to do, for a second person to approve: what was sent, what it would do in words, what it
 * depends on, and when it expires. Nothing of the act itself is done. Refused: when no one else may approve it, when
 * the same thing is already proposed, and for a system, which is not a person.
 */
export async function propose<Input, Facts, Value, Answer>(
  tx: Tx,
  moment: Moment,
  action: TwoPersonAction<Input, Facts, Value, Answer>,
  decided: Decided<Input, Facts, Value>,
  raw: unknown,
): Promise<Proposed> {
  const { actor, at, app } = moment;
  if (actor.side !== "board" || isSystem(actor)) throw new RefusedAct(secondPersonOfBoard.refuse());
  const about = action.secondPerson.about(decided);
  await makeRoom(tx, moment, action.name, about);
  const holders = await program().directory.findHolders(app, action.permission, actor.personId);
  if (!holders.some(({ tie }) => tie === null)) {
    throw new RefusedAct(secondPersonMissing.refuse({ act: action.summary.toLowerCase() }));
  }
  const { title, does, restsOn } = action.secondPerson.words(decided);
  const neededBy = action.secondPerson.neededBy?.(decided);
  const expiresAt = expiryOf(at, action.secondPerson.expiresAfterHours, neededBy).toString();
  const proposal = { proposalId: newId(), action: action.name, title, expiresAt };
  await tx
    .insertInto("platform.proposal")
    .values({
      proposal_id: proposal.proposalId,
      action: action.name,
      about,
      sent: JSON.stringify(kept(action, raw, decided.input, moment)),
      title,
      does: JSON.stringify(does),
      rests_on: JSON.stringify(restsOn),
      needed_by: neededBy?.toString() ?? null,
      proposed_by: actor.personId,
      proposed_by_name: actor.name,
      proposed_at: at.toString(),
      expires_at: proposal.expiresAt,
    })
    .execute();
  await noteProposal(tx, moment, proposal, { does, restsOn });
  return { ok: false, proposal };
}

/** An act that waits is not proposed again; a proposal that has expired makes room for a new one. */
async function makeRoom(tx: Tx, { at }: Moment, action: string, about: string): Promise<void> {
  await sql`select platform.take_lock(${`proposal ${action} ${about}`})`.execute(tx);
  const earlier = await tx
    .selectFrom("platform.proposal")
    .select(["proposal_id", "proposed_by_name", "expires_at"])
    .where("action", "=", action)
    .where("about", "=", about)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (!earlier) return;
  const expires = Temporal.Instant.from(earlier.expires_at);
  if (Temporal.Instant.compare(expires, at) > 0) {
    throw new RefusedAct(proposalWaits.refuse({ name: earlier.proposed_by_name, until: formatInstant(expires) }));
  }
  await tx
    .updateTable("platform.proposal")
    .set({ state: "expired", decided_at: at.toString() })
    .where("proposal_id", "=", earlier.proposal_id)
    .execute();
}

/** The audit line and the event: who proposed what. */
async function noteProposal(tx: Tx, moment: Moment, proposal: Proposed["proposal"], words: object): Promise<void> {
  const { proposalId, action } = proposal;
  await writeAct(tx, moment, "make-proposal", {
    subject: { kind: "proposal", id: proposalId },
    centreId: null,
    chain: "board",
    after: { ...proposal, ...words },
  });
  await announce(tx, [proposalMade.of(null, { proposalId, action })]);
}

/**
 * What was sent, as it can be kept and read again; what begins with `_` is the form's own, such as its token. A fault
 * (thrown) when reading it again would give something else: such an act cannot be proposed.
 */
function kept<Input, Facts, Value, Answer>(
  action: TwoPersonAction<Input, Facts, Value, Answer>,
  raw: unknown,
  input: Input,
  moment: Moment,
): unknown {
  const fields = raw !== null && typeof raw === "object" && !Array.isArray(raw) ? Object.entries(raw) : undefined;
  const own = fields ? Object.fromEntries(fields.filter(([name]) => !name.startsWith("_"))) : raw;
  const text = JSON.stringify(own);
  const read = action.read(JSON.parse(text), moment);
  const again: Decision<Input> = isSlices(read) ? finish(read) : read;
  if (!again.ok || plain(again.value) !== plain(input)) {
    throw new Error(`What ${action.name} was sent cannot be kept until it is approved.`);
  }
  return JSON.parse(text);
}

function plain(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value) ?? "null"));
}

/** The end of its hours, or the instant by which it is needed when that comes earlier. */
function expiryOf(at: Temporal.Instant, hours: number, neededBy: Temporal.Instant | undefined): Temporal.Instant {
  const end = at.add({ hours });
  if (!neededBy || Temporal.Instant.compare(neededBy, at) <= 0) return end;
  return Temporal.Instant.compare(neededBy, end) < 0 ? neededBy : end;
}
