import { ok, type Decision } from "#kernel";

/** Which mark, and why. */
export type HoldInput = {
  readonly centreId: string;
  readonly series: string;
  readonly candidateNumber: number;
  readonly option: string;
  readonly component: string;
  readonly reason: string;
};

/** Reads what the page hands over; its fields are text and a number already. */
export function readHold(raw: unknown): Decision<HoldInput> {
  return ok(raw as HoldInput);
}
