import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { announce } from "#platform/events";
import { mailCentre } from "#people";
import { resultsOpened } from "../events.ts";
import { paths } from "../paths.ts";
import { embargoHeading, findEmbargo } from "../under-embargo.ts";

/** A release that has opened and that nobody has been told of. */
export type Opened = { readonly series: string; readonly family: string; readonly audience: string };

type CentreOpened = {
  readonly centreId: string;
  readonly series: string;
  readonly seriesTitle: string;
  readonly families: readonly string[];
  readonly titles: readonly string[];
};

/**
 * Tells the centres whose results have just opened to them: their own systems by an event for each family, the head and
 * the exams officers by one email for each series. A centre without early access is told when candidates are. Neither
 * says anything of a candidate or a result.
 */
export async function tellOpened(tx: Tx, app: App, opened: readonly Opened[]): Promise<void> {
  for (const centre of await centresOf(tx, opened)) {
    const { centreId, series, seriesTitle, families, titles } = centre;
    await announce(
      tx,
      families.map((family) => resultsOpened.of(centreId, { series, family })),
    );
    const embargo = await findEmbargo(tx, series, families);
    await mailCentre(tx, app, {
      centreId,
      title: `Results of ${seriesTitle} are ready`,
      mail: [
        `You can see the results of ${seriesTitle} now: ${titles.join(", ")}.`,
        ...(embargo ? [`${embargoHeading(embargo)}. Do not give them to candidates before then.`] : []),
      ].join("\n\n"),
      see: "View the results",
      path: paths.results({ series }),
      why: "the head of centre and the exams officers are told when results are ready",
    });
  }
}

/** The centres with results of what has opened, if it is they who see them from then on. */
async function centresOf(tx: Tx, opened: readonly Opened[]): Promise<readonly CentreOpened[]> {
  const found = await sql<CentreOpened>`
    select r.centre_id as "centreId", r.series, f.series_title as "seriesTitle",
      array_agg(r.family order by f.family_title) as families,
      array_agg(f.family_title order by f.family_title) as titles
    from (
      select distinct n.centre_id, n.series, n.family
      from jsonb_to_recordset(${JSON.stringify(opened)}) as o (series text, family text, audience text)
      join awarding.current_result n on n.series = o.series and n.family = o.family
      join centres.early_access c on c.centre_id = n.centre_id
        and o.audience = case when c.sees_early then 'centres' else 'candidates' end
    ) r
    join catalogue.series_family f on f.series = r.series and f.family = r.family
    group by r.centre_id, r.series, f.series_title
    order by r.centre_id, r.series`.execute(tx);
  return found.rows;
}
