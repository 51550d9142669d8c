/*
 * What centres owe, worked out a second time: from what happened and from the price lists alone, slowly and obviously.
 * It shares nothing with the module, so that an error of one is not an error of both.
 */

/** Something that happened at a centre, as it was announced. */
export type Happened = {
  readonly id: string;
  readonly name: string;
  readonly centre: string;
  readonly body: {
    readonly at?: string;
    readonly series: string;
    readonly moved?: readonly {
      readonly candidateId: number;
      readonly option: string;
      readonly act: string;
      readonly stage: string;
    }[];
    readonly candidateId?: number;
    readonly option?: string;
    readonly service?: string;
    readonly chargedBy?: string;
  };
};

/** What the price lists say: fees of entries by series and code, late fees by series, family and stage, and dates. */
export type Lists = {
  readonly fees: ReadonlyMap<string, { readonly family: string; readonly fee: number }>;
  readonly lateFees: ReadonlyMap<string, number>;
  readonly dates: ReadonlyMap<string, number>;
};

type Owed = { readonly by: string; readonly pence: number; isBack: boolean };

/** What is owed by entry and service, as `centre series candidate option service`: nothing where all was taken back. */
export function recalculate(history: readonly Happened[], lists: Lists): ReadonlyMap<string, number> {
  const charges = new Map<string, Owed[]>();
  for (const each of history) {
    if (each.name === "charge-waived") waive(each, charges);
    for (const move of each.body.moved ?? []) {
      const entry = `${each.centre} ${each.body.series} ${move.candidateId} ${move.option}`;
      const sold = lists.fees.get(`${each.body.series} ${move.option}`);
      if (sold === undefined) continue;
      const late = lists.lateFees.get(`${each.body.series} ${sold.family} ${move.stage}`) ?? 0;
      if (move.act === "made") {
        if (sold.fee > 0) charge(charges, `${entry} entry`, { by: each.id, pence: sold.fee, isBack: false });
        if (late > 0) charge(charges, `${entry} ${move.stage}-entry`, { by: each.id, pence: late, isBack: false });
      } else if (
        Temporal.Instant.from(each.body.at ?? "").epochMilliseconds <
        refundEnds(lists, each.body.series, sold.family, move.stage)
      ) {
        const standing = (charges.get(`${entry} entry`) ?? []).filter(({ isBack }) => !isBack).at(-1);
        if (standing) standing.isBack = true;
      }
    }
  }
  return new Map(
    [...charges].map(([key, all]) => [
      key,
      all.filter(({ isBack }) => !isBack).reduce((sum, { pence }) => sum + pence, 0),
    ]),
  );
}

function charge(charges: Map<string, Owed[]>, key: string, owed: Owed): void {
  charges.set(key, [...(charges.get(key) ?? []), owed]);
}

function waive({ centre, body }: Happened, charges: Map<string, Owed[]>): void {
  const key = `${centre} ${body.series} ${body.candidateId} ${body.option} ${body.service}`;
  for (const owed of charges.get(key) ?? []) if (owed.by === body.chargedBy) owed.isBack = true;
}

/** The first millisecond in which a withdrawal is no longer refunded: after the minute of the date. */
function refundEnds({ dates }: Lists, series: string, family: string, stage: string): number {
  const set = dates.get(`${series} ${family} refund-until`);
  const closing =
    dates.get(`${series} ${family} final-entries`) ?? dates.get(`${series} ${family} open-entries`) ?? -60_000;
  return (set ?? (stage === "on-time" ? closing : -60_000)) + 60_000;
}

/** Where what was charged and what is owed differ: the entry and service, with both amounts. */
export function differences(
  charged: ReadonlyMap<string, number>,
  owed: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set([...charged.keys(), ...owed.keys()])]
    .filter((key) => (charged.get(key) ?? 0) !== (owed.get(key) ?? 0))
    .map((key) => `${key}: charged ${charged.get(key) ?? 0}, owed ${owed.get(key) ?? 0}`)
    .sort();
}
