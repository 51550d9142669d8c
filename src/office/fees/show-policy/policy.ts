import { sql } from "kysely";
import { costOfEntry, findOffer } from "#entries";
import type { Pence } from "#kernel";
import type { Tx } from "#platform/database";

/** What the rule says of the entries of a family in a series: until when they are refunded, and what lateness adds. */
export type FamilyPolicy = {
  readonly family: string;
  readonly late: Pence;
  readonly veryLate: Pence;
  /** ISO instants of the last minutes in which an entry made in time, and one made late, is refunded. */
  readonly refundUntil: string | null;
  readonly lateRefundUntil: string | null;
};

/** The policy of every family of a series, asked of the rule that charges entries; none when nothing is offered. */
export async function policyOf(tx: Tx, series: string): Promise<readonly FamilyPolicy[]> {
  const offer = await findOffer(tx, series);
  if (!offer) return [];
  const firsts = new Map([...offer.options.values()].map((each) => [each.family, each]));
  return [...firsts.values()].map(({ option, familyTitle }) => {
    const [onTime, late, veryLate] = (["on-time", "late", "very-late"] as const).map((stage) =>
      costOfEntry(offer, option, stage),
    );
    return {
      family: familyTitle,
      late: late?.lateFee ?? 0,
      veryLate: veryLate?.lateFee ?? 0,
      refundUntil: onTime?.refundUntil ?? null,
      lateRefundUntil: late?.refundUntil ?? null,
    };
  });
}

/** The series in which something is offered, newest first. */
export async function offeredSeries(tx: Tx): Promise<readonly { readonly value: string; readonly text: string }[]> {
  const found = await sql<{ value: string; text: string }>`
    select f.series as value, min(f.series_title) as text from catalogue.series_family f
    where exists (select from catalogue.offered_option o where o.series = f.series)
    group by f.series order by right(f.series, 2) desc, f.series desc`.execute(tx);
  return found.rows;
}
