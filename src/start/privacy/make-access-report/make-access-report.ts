import { ok } from "#kernel";
import { defineAction, fieldText } from "#platform/perform";
import { reportOfWhom, reportSubjectUnknown } from "../../refusals.ts";
import { gatherReport, type ReportPart, type ReportSubject } from "../gather-report.ts";

type Wanted = { readonly personId?: string; readonly centreId?: string; readonly candidateId?: number };

/**
 * Makes the report of everything that is held about one person, for a subject access request (UK GDPR, Article 15). A
 * centre makes it for its own candidates, the board for anyone. Someone the actor may not see is refused like someone
 * who does not exist.
 */
export const makeAccessReport = defineAction<Wanted, ReportSubject, readonly ReportPart[], readonly ReportPart[]>({
  name: "make-access-report",
  summary: "Make a report of what is held about a person",
  permission: "privacy.report",
  read: (raw, { actor }) => {
    const [person, candidate] = [fieldText(raw, "person").trim(), fieldText(raw, "candidate").trim()];
    if (person && actor.side === "board") return ok({ personId: person });
    const candidateId = /^[1-9]\d{0,8}$/.test(candidate) ? Number(candidate) : undefined;
    if (candidateId === undefined) return reportOfWhom.refuse();
    return ok({ centreId: actor.centreId ?? fieldText(raw, "centre").trim(), candidateId });
  },
  load: async (tx, wanted) => {
    if (wanted.personId !== undefined) {
      const person = await tx
        .selectFrom("access.person")
        .select("person_id")
        .where("person_id", "=", wanted.personId)
        .executeTakeFirst();
      return person ? ok({ kind: "person", personId: person.person_id } as const) : reportSubjectUnknown.refuse();
    }
    const found = await tx
      .selectFrom("candidates.candidate")
      .select("uci")
      .where("centre_id", "=", wanted.centreId ?? "")
      .where("candidate_id", "=", wanted.candidateId ?? 0)
      .executeTakeFirst();
    return found
      ? ok({
          kind: "candidate",
          centreId: wanted.centreId ?? "",
          candidateId: wanted.candidateId ?? 0,
          uci: found.uci,
        } as const)
      : reportSubjectUnknown.refuse();
  },
  rule: () => ok([]),
  save: async (_tx, _value, subject, _input, { app }) => {
    const parts = await gatherReport(app, subject);
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
