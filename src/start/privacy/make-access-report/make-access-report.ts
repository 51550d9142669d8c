import { ok, refuse } from "#kernel";
import { defineAction } from "#platform/perform";
import { gatherReport, type ReportPart, type ReportSubject } from "../gather-report.ts";

type Wanted = { readonly personId?: string; readonly centreId?: string; readonly candidateId?: number };

/**
 * Makes the report of everything that is held about one person, for a request of access (UK GDPR, Article 15). A centre
 * makes it of its own candidates; the board of anyone. Refuses whom the actor may not see as if they were not there.
 */
export const makeAccessReport = defineAction<Wanted, ReportSubject, readonly ReportPart[], readonly ReportPart[]>({
  name: "make-access-report",
  summary: "Make the report of what is held about a person",
  permission: "privacy.report",
  read: (raw, { actor }) => {
    const { person, candidate, centre } = fields(raw);
    if (person && actor.side === "board") return ok({ personId: person });
    const candidateId = /^[1-9]\d{0,8}$/.test(candidate) ? Number(candidate) : undefined;
    if (candidateId === undefined) return refuse("report-of-whom", "Say of which candidate or person the report is.");
    return ok({ centreId: actor.centreId ?? centre, candidateId });
  },
  load: async (tx, wanted) => {
    if (wanted.personId !== undefined) {
      const person = await tx
        .selectFrom("access.person")
        .select("person_id")
        .where("person_id", "=", wanted.personId)
        .executeTakeFirst();
      return person ? ok({ kind: "person", personId: person.person_id } as const) : nobody;
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
      : nobody;
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

const nobody = refuse("nobody-there", "There is nobody here, or it is not yours to see. Check the number.");

function fields(raw: unknown): { readonly person: string; readonly candidate: string; readonly centre: string } {
  const text = (name: string): string =>
    raw !== null && typeof raw === "object" && name in raw ? String(Reflect.get(raw, name)).trim() : "";
  return { person: text("person"), candidate: text("candidate"), centre: text("centre") };
}
