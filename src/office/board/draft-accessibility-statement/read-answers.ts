import { type Decision, ok, parseDay, refuseAll, type Refusal } from "#kernel";
import { fieldText } from "#platform/perform";
import { manyLines } from "../lines.ts";
import {
  complianceMissing,
  enforcementMissing,
  preparedInvalid,
  replyDaysInvalid,
  reviewedInvalid,
} from "../refusals.ts";
import type { Answers } from "./answers.ts";

const compliances = ["full", "partial", "none"] as const;
const enforcers = ["ehrc", "ecni", "both"] as const;

/** Reads the answers of the form, a refusal for each that is no answer. */
export function readAnswers(raw: unknown): Decision<Answers> {
  const field = (name: string) => fieldText(raw, name).trim();
  const compliance = compliances.find((each) => each === field("compliance"));
  const enforcement = enforcers.find((each) => each === field("enforcement"));
  const [preparedOn, reviewedOn] = [parseDay(field("preparedOn")), parseDay(field("reviewedOn"))];
  const replyDays = /^\d{1,2}$/.test(field("replyDays")) ? Number(field("replyDays")) : 0;
  if (!compliance || !enforcement || !preparedOn || !reviewedOn || replyDays < 1 || replyDays > 60) {
    return refuseAll(missing({ compliance, enforcement, preparedOn, reviewedOn, replyDays }));
  }
  const long = (name: string) => manyLines(fieldText(raw, name));
  return ok({
    compliance,
    failures: long("failures"),
    burden: long("burden"),
    outOfScope: long("outOfScope"),
    improvements: long("improvements"),
    tested: long("tested"),
    preparedOn,
    reviewedOn,
    replyDays,
    enforcement,
  });
}

type Read = { readonly [Part in "compliance" | "enforcement" | "preparedOn" | "reviewedOn"]: string | undefined } & {
  readonly replyDays: number;
};

function missing({ compliance, enforcement, preparedOn, reviewedOn, replyDays }: Read): readonly Refusal[] {
  return [
    ...(compliance ? [] : [complianceMissing.of()]),
    ...(preparedOn ? [] : [preparedInvalid.of()]),
    ...(reviewedOn ? [] : [reviewedInvalid.of()]),
    ...(replyDays >= 1 && replyDays <= 60 ? [] : [replyDaysInvalid.of()]),
    ...(enforcement ? [] : [enforcementMissing.of()]),
  ];
}
