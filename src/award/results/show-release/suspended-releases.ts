import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { paths } from "../paths.ts";
import { suspendedWords } from "../status-tags.ts";
import type { SuspendedBecause } from "./releases.ts";

/** A release that does not open: of what, why, and where it is set again. */
export type SuspendedRelease = { readonly title: string; readonly why: string; readonly href: string };

type Row = { readonly series: string; readonly title: string; readonly because: SuspendedBecause };

/** The releases of every series that were set and do not open, newest first. */
export async function suspendedReleases(tx: Tx): Promise<readonly SuspendedRelease[]> {
  const found = await sql<Row>`
    select r.series, f.family_title || ', ' || f.series_title as title, p.because
    from results.suspension p
    join results.release r on r.proposal_id = p.proposal_id and r.audience = 'candidates'
    join catalogue.series_family f on f.series = r.series and f.family = r.family
    where not results.is_released(r.series, r.family, 'candidates')
    order by p.at desc, f.family_title`.execute(tx);
  return found.rows.map(({ series, title, because }) => ({
    title,
    why: suspendedWords[because],
    href: paths.release({ series }),
  }));
}
