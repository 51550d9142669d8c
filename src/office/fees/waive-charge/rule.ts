import { findKeyDate, type CatalogueRow } from "#catalogue";
import { boardZone, type Decision, formatDay, ok, type Pence } from "#kernel";
import { chargeStatusOf, type CreditReason } from "../charge.ts";
import { chargeTakenBack, waiverTooLate } from "../refusals.ts";

/** A charge that may be taken back, with the dates of its series. */
export type ChargeFacts = {
  readonly lineId: string;
  readonly centreId: string;
  readonly series: string;
  readonly family: string;
  readonly candidateId: number;
  readonly option: string;
  readonly title: string;
  readonly service: string;
  readonly chargedBy: string | null;
  readonly pence: Pence;
  readonly status: string;
  readonly dates: readonly CatalogueRow<"key_dates">[];
};

/**
 * Whether the board may take back a charge: it stands, and for medical reasons and bereavement it is at least a week
 * before results. For its own errors, and for other reasons that it gives, the board decides at any time (ours).
 * Source: OCR, withdrawals (with a medical certificate or a letter on headed paper, up to 1 week before publication).
 */
export function mayWaive(facts: ChargeFacts, reason: CreditReason, at: Temporal.Instant): Decision<ChargeFacts> {
  const status = chargeStatusOf(facts.status);
  if (facts.pence < 0 || status === "waived" || status === "credited") return chargeTakenBack.refuse();
  const results = findKeyDate(facts.dates, facts.series, facts.family, "release-candidates");
  if (results === undefined || (reason !== "medical" && reason !== "bereavement")) return ok(facts);
  const last = results.toZonedDateTimeISO(boardZone).toPlainDate().subtract({ days: 7 });
  const today = at.toZonedDateTimeISO(boardZone).toPlainDate();
  const isLate = Temporal.PlainDate.compare(today, last) > 0;
  return isLate ? waiverTooLate.refuse({ day: formatDay(last.toString()) }) : ok(facts);
}
