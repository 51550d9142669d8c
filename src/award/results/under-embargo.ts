import { sql } from "kysely";
import { boardZone, type Day, formatDay, formatInstant } from "#kernel";
import type { Tx } from "#platform/database";

/** Until when candidates may not have results that others see; `until` is null while no time for candidates stands. */
export type Embargo = { readonly until: string | null };

/**
 * The embargo of results of these families in a series, by the database's clock: that of the last of them which
 * candidates can see. Undefined when candidates can see them all. Source: JCQ, publication of results.
 */
export async function findEmbargo(tx: Tx, series: string, families: readonly string[]): Promise<Embargo | undefined> {
  const { rows } = await sql<Embargo>`
    select case when s.proposal_id is null and d.at > platform.clock() then d.at end as until
    from unnest(${families}::text[]) as f(family)
    left join results.release d on d.series = ${series} and d.family = f.family and d.audience = 'candidates'
    left join results.suspension s on s.proposal_id = d.proposal_id
    where not exists (
      select from results.opened o where o.series = ${series} and o.family = f.family and o.audience = 'candidates'
    )
    order by until desc nulls first limit 1`.execute(tx);
  return rows[0];
}

/** The embargo as a heading says it: `Under embargo until Thursday 20 August 2026, 8am`. */
export function embargoHeading({ until }: Embargo): string {
  const end = until === null ? "the board sets a release time" : formatInstant(Temporal.Instant.from(until));
  return `Under embargo until ${end}`;
}

/** What documents and pages say of an embargo; nothing when there is none. */
export function embargoNotice(embargo: Embargo | undefined): string {
  return embargo ? `${embargoHeading(embargo)}. Do not give these results to candidates before then.` : "";
}

/** The embargo in the name of a file, by British time: `under-embargo-until-2026-08-20-0800`. Nothing without one. */
export function embargoInName(embargo: Embargo | undefined): readonly string[] {
  if (!embargo) return [];
  if (embargo.until === null) return ["under-embargo"];
  const at = Temporal.Instant.from(embargo.until).toZonedDateTimeISO(boardZone).toPlainDateTime();
  return [`under-embargo-until-${at.toString({ smallestUnit: "minute" }).replace("T", "-").replace(":", "")}`];
}

/** When a document is issued, as the end of a line: it is not while candidates may not have it. */
export function issuedWords({ issued, embargo }: { readonly issued: Day; readonly embargo?: Embargo }): string {
  if (embargo?.until === null) return "not yet issued";
  return `${embargo ? "to be issued on" : "issued"} ${formatDay(issued)}`;
}
