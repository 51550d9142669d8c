import { type Decision, ok } from "#kernel";
import { awardRunMissing } from "../refusals.ts";
import type { AwardEnd } from "./record-award.ts";

/** Takes how a run ended from the program that ran it. Refused: anything that names no run. */
export function readAwardEnd(raw: unknown): Decision<AwardEnd> {
  if (raw !== null && typeof raw === "object" && "runId" in raw) return ok(raw as AwardEnd);
  return awardRunMissing.refuse();
}
