import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import { type Centre, centreStatuses } from "./centre.ts";

export type CentreFilter = { readonly text: string; readonly status: string; readonly family: string };

type CentreRow = {
  centre_id: string;
  name: string;
  kind: string;
  postcode: string;
  town: string;
  status: string;
  early_access_withdrawn: boolean;
  families: string[];
  family_titles: string[];
};

const centreColumns = sql`
  c.centre_id, c.name, c.kind, c.postcode, c.town, c.status, c.early_access_withdrawn,
  array(select a.family from centres.approval a where a.centre_id = c.centre_id order by a.family) as families,
  array(select coalesce(f.title, a.family) from centres.approval a left join catalogue.families f using (family)
    where a.centre_id = c.centre_id order by coalesce(f.title, a.family)) as family_titles`;

/** Centres that match a filter, with how many there are in all. */
export async function listCentres(
  tx: Tx,
  filter: CentreFilter,
  { orderBy, limit, offset }: Pick<ListAsked, "orderBy" | "limit" | "offset">,
): Promise<{ readonly total: number; readonly centres: readonly Centre[] }> {
  const matches = sql`
    (${filter.text} = '' or c.centre_id like ${filter.text} || '%'
      or strpos(lower(c.name || ' ' || c.town || ' ' || c.postcode), lower(${filter.text})) > 0)
    and (${filter.status} = '' or c.status = ${filter.status})
    and (${filter.family} = '' or exists (select 1 from centres.approval a where a.centre_id = c.centre_id
      and a.family = ${filter.family}))`;
  const counted = await sql<{ total: number }>`select count(*) as total from centres.centre c where ${matches}`.execute(
    tx,
  );
  const found = await sql<CentreRow>`
    select ${centreColumns} from centres.centre c where ${matches} order by ${orderBy}
    limit ${limit} offset ${offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, centres: found.rows.map(centreOf) };
}

/** How many centres are on the register. */
export async function countCentres(tx: Tx): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*) as total from centres.centre`.execute(tx);
  return counted.rows[0]?.total ?? 0;
}

/** Locks a centre's record until the transaction ends. */
export async function lockCentre(tx: Tx, centreId: string): Promise<void> {
  await sql`select 1 from centres.centre where centre_id = ${centreId} for update`.execute(tx);
}

/** A centre, or undefined when there is none that the reader may see. */
export async function findCentre(tx: Tx, centreId: string): Promise<Centre | undefined> {
  const found = await sql<CentreRow>`
    select ${centreColumns} from centres.centre c where c.centre_id = ${centreId}`.execute(tx);
  return found.rows[0] && centreOf(found.rows[0]);
}

/** The families that some centre is approved for. */
export async function familiesApproved(
  tx: Tx,
): Promise<readonly { readonly family: string; readonly title: string }[]> {
  const found = await sql<{ family: string; title: string }>`
    select distinct a.family, coalesce(f.title, a.family) as title
    from centres.approval a left join catalogue.families f using (family) order by title`.execute(tx);
  return found.rows;
}

function centreOf(row: CentreRow): Centre {
  return {
    centreId: row.centre_id,
    name: row.name,
    kind: row.kind,
    postcode: row.postcode,
    town: row.town,
    status: centreStatuses.find((status) => status === row.status) ?? "withdrawn",
    earlyAccessWithdrawn: row.early_access_withdrawn,
    families: row.families,
    familyTitles: row.family_titles,
  };
}
