import { sql } from "kysely";
import { findByNumber, type NumberHeld } from "#candidates";
import { type Decision, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { defineAction, fieldText } from "#platform/perform";
import { reportNumberInvalid, reportOfWhom, reportSubjectUnknown } from "../../refusals.ts";
import { gatherReport, type ReportPart, type ReportSubject } from "../gather-report.ts";

type Wanted = { readonly personId: string } | CandidateWanted;
type CandidateWanted = NumberHeld & { readonly centreId: string };

/**
 * Makes the report of everything that is held about one person, for a subject access request (UK GDPR, Article 15). A
 * centre makes it for its own candidates, the board for anyone. Someone the actor may not see is refused like someone
 * who does not exist.
 */
export const makeAccessReport = defineAction<Wanted, ReportSubject, readonly ReportPart[], readonly ReportPart[]>({
  name: "make-access-report",
  summary: "Make a report of what is held about a person",
  permission: "privacy.report",
  read: (raw, { actor }) => readWanted(raw, actor),
  load: async (tx, wanted) => {
    if ("personId" in wanted) {
      const personId = await findPerson(tx, wanted.personId);
      return personId === undefined ? reportSubjectUnknown.refuse() : ok({ kind: "person", personId } as const);
    }
    const found = await findByNumber(tx, wanted);
    if (!found) return reportSubjectUnknown.refuse();
    const { centreId, candidateId, uci } = found;
    return ok({ kind: "candidate", centreId, candidateId, uci } as const);
  },
  rule: () => ok([]),
  save: async (_tx, _value, subject, _input, { app, actor }) => {
    const parts = await gatherReport(app, subject, actor.side === "board" ? "board" : "centre");
    const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
    return {
      answer: parts,
      chain: "board",
      centreId: subject.kind === "candidate" ? subject.centreId : null,
      subject:
        subject.kind === "person"
          ? { kind: "person", id: subject.personId }
          : { kind: "candidate", id: `${subject.centreId} ${subject.candidateId}` },
      after: { tables: parts.filter((part) => part.rows.length > 0).length, rows },
    };
  },
});

/** A person by identifier, as links give it, or by an email address that no one else has. */
async function findPerson(tx: Tx, asked: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select person_id as id from access.person where person_id = ${asked} or lower(email) = lower(${asked})
    order by person_id <> ${asked}`.execute(tx);
  const [first, second] = found.rows;
  return first && (first.id === asked || !second) ? first.id : undefined;
}

function readWanted(raw: unknown, actor: Actor): Decision<Wanted> {
  const person = actor.side === "board" ? fieldText(raw, "person").trim() : "";
  if (person) return ok({ personId: person });
  const candidate = readCandidate(raw, actor);
  if (candidate) return ok(candidate);
  const isBlank = ["centre", "candidateNumber", "series"].every((name) => fieldText(raw, name).trim() === "");
  return actor.side === "board" && isBlank ? reportOfWhom.refuse() : reportNumberInvalid.refuse();
}

/** Which candidate is meant, by the number as people write it, in four digits, and its series. */
export function readCandidate(raw: unknown, { centreId }: Pick<Actor, "centreId">): CandidateWanted | undefined {
  const [number, series] = [fieldText(raw, "candidateNumber").trim(), fieldText(raw, "series")];
  if (!/^\d{4}$/.test(number) || series === "") return undefined;
  return { centreId: centreId ?? fieldText(raw, "centre").trim(), series, candidateNumber: Number(number) };
}
