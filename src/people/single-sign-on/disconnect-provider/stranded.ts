import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Provider } from "../provider.ts";

/** How many people linked a provider, and how many of them would have no way to sign in without it. */
export type Stranded = { readonly people: number; readonly stranded: number };

/** Counts them. */
export async function countStranded(tx: Tx, provider: Pick<Provider, "id">): Promise<Stranded> {
  const { rows } = await sql<Stranded>`
    select count(*)::integer as people, (count(*) filter (
      where not exists (select from access.passkey k where k.person_id = i.person_id)
        and not exists (select from access.password w where w.person_id = i.person_id)
        and not exists (
          select from access.identity o join access.identity_provider p on p.provider_id = o.provider_id and p.active
          where o.person_id = i.person_id and o.provider_id <> i.provider_id)
    ))::integer as stranded
    from access.identity i where i.provider_id = ${provider.id}`.execute(tx);
  return rows[0] ?? { people: 0, stranded: 0 };
}
