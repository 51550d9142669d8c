import { type Decision, ok, parseDay } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { candidateCorrected } from "../events.ts";
import { candidateOfCentreUnknown } from "../refusals.ts";
import { decideIdentity } from "../decide-identity.ts";
import { lockCandidates, lockUcis } from "../save-candidates.ts";
import { tellOfCorrection } from "../tell-of-correction.ts";
import { type CandidateNamed, findNamed, loadFacts, moveInDirectory } from "./records.ts";
import { type Correction, type CorrectionFacts, type CorrectionWanted, mayCorrect } from "./rule.ts";

/** Whose details were corrected. */
type Corrected = { readonly centreId: string; readonly candidateId: number };

type Input = CorrectionWanted & CandidateNamed;

/**
 * The board corrects the details of a candidate of any centre. Takes `centre`, `candidate` or else `uci`, `newUci`,
 * `surname`, `forenames`, `fileName`, `dateOfBirth`, `sex`, `uln` and `reason`; a blank leaves what is on record. All
 * records of the centre that were merged into one keep one UCI.
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
    candidateId: /^[1-9]\d{0,8}$/.test(text("candidate")) ? Number(text("candidate")) : null,
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
  { newUci, ...named }: Input,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<CorrectionFacts>> {
  const { centreId: centre, uci } = named;
  const unknown = candidateOfCentreUnknown.refuse({ centre, uci });
  if (actor.side !== "board") return unknown;
  const before = await findNamed(tx, named);
  if (!before) return unknown;
  if (locks) {
    await lockUcis(tx, newUci === "" ? [] : [before.uci, newUci]);
    await lockCandidates(tx, centre);
  }
  const record = await findNamed(tx, named);
  return record ? ok(await loadFacts(tx, record, newUci)) : unknown;
}

async function saveCorrection(
  tx: Tx,
  { details, changed }: Correction,
  { candidate: { centreId, candidateId, uci }, together }: CorrectionFacts,
  { reason }: Input,
  moment: Moment,
): Promise<Saved<Corrected>> {
  const decided = { ...details, centreId, candidateId, candidateNumber: null };
  const following = details.uci === uci ? [] : together;
  await decideIdentity(tx, decided, reason, moment.actId);
  for (const record of following) await decideIdentity(tx, { ...record, uci: details.uci }, reason, moment.actId);
  await tellOfCorrection(tx, moment, decided, changed);
  if (details.uci !== uci) await moveInDirectory(tx, centreId, uci, details.uci);
  const own = { candidateId, details: changed.join(", ") };
  const all = [own, ...following.map((record) => ({ candidateId: record.candidateId, details: "uci" }))];
  const [first, ...rest] = all.map((each) => ({
    subject: { kind: "candidate", id: `${centreId} ${each.candidateId}` },
    centreId,
    chain: "board",
    boardReason: reason,
    after: { details: each.details },
  }));
  if (!first) throw new Error("A correction changes a record.");
  return {
    answer: { centreId, candidateId },
    ...first,
    also: rest,
    events: all.map((each) => candidateCorrected.of(centreId, each)),
  };
}
