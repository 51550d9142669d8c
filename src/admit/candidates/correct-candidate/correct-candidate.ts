import { sql } from "kysely";
import { type Decision, ok, parseDay } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { type Candidate, candidateOf, type CandidateRow } from "../candidate.ts";
import { candidateCorrected } from "../events.ts";
import { candidateOfCentreUnknown } from "../refusals.ts";
import { lockCandidates, saveCandidates } from "../save-candidates.ts";
import { type Correction, type CorrectionWanted, mayCorrect } from "./rule.ts";

/** Whose details were corrected. */
type Corrected = { readonly centreId: string; readonly candidateId: number };

type Input = CorrectionWanted & { readonly centreId: string; readonly uci: string };

/**
 * The board corrects the name or the date of birth of a candidate of any centre. Takes `centre`, `uci`, `surname`,
 * `forenames`, `fileName`, `dateOfBirth` and `reason`; a blank leaves what is on record.
 */
export const correctCandidate = defineAction<Input, Candidate, Correction, Corrected>({
  name: "correct-candidate",
  summary: "Correct a candidate's name or date of birth",
  permission: "entries.submit",
  read: readCorrection,
  load: loadCandidate,
  rule: mayCorrect,
  save: saveCorrection,
});

function readCorrection(raw: unknown): Decision<Input> {
  const text = (name: string) => fieldText(raw, name).trim().normalize("NFC");
  const birth = text("dateOfBirth");
  return ok({
    centreId: text("centre"),
    uci: text("uci").toUpperCase(),
    surname: text("surname"),
    forenames: text("forenames"),
    fileName: text("fileName").toUpperCase(),
    dateOfBirth: birth === "" ? null : parseDay(birth),
    reason: text("reason").slice(0, 500),
  });
}

async function loadCandidate(
  tx: Tx,
  { centreId, uci }: Input,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<Candidate>> {
  const unknown = candidateOfCentreUnknown.refuse({ centre: centreId, uci });
  if (actor.side !== "board") return unknown;
  const found = await sql<CandidateRow>`
    select c.centre_id, c.candidate_id, null::integer as candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames,
      c.file_name, c.sex, c.date_of_birth, c.status
    from candidates.candidate c where c.centre_id = ${centreId} and c.uci = ${uci}`.execute(tx);
  const [row] = found.rows;
  if (!row) return unknown;
  if (locks) await lockCandidates(tx, centreId);
  return ok(candidateOf(row));
}

async function saveCorrection(
  tx: Tx,
  { details, changed }: Correction,
  { centreId, candidateId }: Candidate,
  { reason }: Input,
  { actId }: Moment,
): Promise<Saved<Corrected>> {
  await sql`
    insert into candidates.identity_decision (centre_id, candidate_id, version, reason, act_id)
    select ${centreId}, ${candidateId}, coalesce(max(version), 0) + 1, ${reason}, ${actId}
    from candidates.earlier_details
    where centre_id = ${centreId} and candidate_id = ${candidateId}`.execute(tx);
  await saveCandidates(tx, centreId, "", { added: [], changed: [{ ...details, candidateId }], numbered: [] });
  return {
    answer: { centreId, candidateId },
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    centreId,
    chain: "board",
    reason,
    after: { details: changed.join(", ") },
    events: [candidateCorrected.of(centreId, { candidateId, details: changed.join(", ") })],
  };
}
