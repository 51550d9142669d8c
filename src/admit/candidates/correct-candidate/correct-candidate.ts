import { sql } from "kysely";
import { type Decision, ok, parseDay } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { candidateOf, type CandidateRow } from "../candidate.ts";
import { candidateCorrected } from "../events.ts";
import { candidateOfCentreUnknown } from "../refusals.ts";
import { decideIdentity } from "../decide-identity.ts";
import { lockCandidates } from "../save-candidates.ts";
import { tellOfCorrection } from "../tell-of-correction.ts";
import { type Correction, type CorrectionFacts, type CorrectionWanted, mayCorrect } from "./rule.ts";

/** Whose details were corrected. */
type Corrected = { readonly centreId: string; readonly candidateId: number };

type Input = CorrectionWanted & { readonly centreId: string; readonly uci: string };

/**
 * The board corrects the details of a candidate of any centre. Takes `centre`, `uci`, `newUci`, `surname`, `forenames`,
 * `fileName`, `dateOfBirth`, `sex`, `uln` and `reason`; a blank leaves what is on record.
 */
export const correctCandidate = defineAction<Input, CorrectionFacts, Correction, Corrected>({
  name: "correct-candidate",
  summary: "Correct a candidate's details",
  permission: "entries.submit",
  read: readCorrection,
  load: loadCandidate,
  rule: (facts, wanted, { at }) => mayCorrect(facts, wanted, at),
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
    newUci: text("newUci").toUpperCase().replaceAll(" ", ""),
    sex: text("sex"),
    uln: text("uln").replaceAll(" ", ""),
    reason: text("reason").slice(0, 500),
  });
}

async function loadCandidate(
  tx: Tx,
  { centreId, uci, newUci }: Input,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<CorrectionFacts>> {
  const unknown = candidateOfCentreUnknown.refuse({ centre: centreId, uci });
  if (actor.side !== "board") return unknown;
  if (locks) await lockCandidates(tx, centreId);
  const found = await sql<CandidateRow & { issued: boolean }>`
    select c.centre_id, c.candidate_id, null::integer as candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames,
      c.file_name, c.sex, c.date_of_birth, c.status, candidates.has_results(c.centre_id, c.candidate_id) as issued
    from candidates.candidate c
    where c.centre_id = ${centreId} and (c.uci in (${uci}, ${newUci}) or c.candidate_id = (
      select d.candidate_id from candidates.uci_directory d where d.centre_id = c.centre_id and d.uci = ${newUci}))
    order by candidates.is_merged(c.centre_id, c.candidate_id)`.execute(tx);
  const row = found.rows.find((one) => one.uci === uci);
  if (!row) return unknown;
  const holder = newUci === "" || newUci === uci ? undefined : found.rows.find((one) => one !== row);
  const facts = { candidate: candidateOf(row), resultsIssued: row.issued };
  return ok({ ...facts, holder: holder ? candidateOf(holder) : undefined });
}

async function saveCorrection(
  tx: Tx,
  { details, changed }: Correction,
  { candidate: { centreId, candidateId, uci } }: CorrectionFacts,
  { reason }: Input,
  moment: Moment,
): Promise<Saved<Corrected>> {
  const decided = { ...details, centreId, candidateId, candidateNumber: null };
  await decideIdentity(tx, decided, reason, moment.actId);
  await tellOfCorrection(tx, moment, decided, changed);
  if (details.uci !== uci) await moveInDirectory(tx, centreId, uci, details.uci);
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

/** A UCI that was wrong is known at the centre no more: it may be of somebody who comes there one day. */
async function moveInDirectory(tx: Tx, centreId: string, from: string, to: string): Promise<void> {
  await sql`
    update candidates.uci_directory set uci = ${to} where centre_id = ${centreId} and uci = ${from}`.execute(tx);
}
