import { type Decision, ok } from "#kernel";
import { awardRunMissing } from "../refusals.ts";
import type { AwardEnd } from "./record-award.ts";

/** Reads how a run ended, as the program that ran it says. Refused: anything that does not name a run. */
export function readAwardEnd(raw: unknown): Decision<AwardEnd> {
  if (raw !== null && typeof raw === "object" && "runId" in raw) return ok(raw as AwardEnd);
  return awardRunMissing.refuse();
}
