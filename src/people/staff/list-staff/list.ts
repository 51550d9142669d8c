import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Tag } from "#platform/lists";

/** What the list of people is narrowed to; what is left out or blank means everything. */
export type StaffFilter = {
  readonly search?: string;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
  readonly side?: string | undefined;
  readonly centre?: string | undefined;
};

/** The states of an account with a role, or of an invitation to one. */
export const staffStates = {
  active: { text: "Active", colour: "green" },
  "to-come": { text: "Not started", colour: "blue" },
  invited: { text: "Invited", colour: "blue" },
  expired: { text: "Invitation expired", colour: "yellow" },
  suspended: { text: "Suspended", colour: "yellow" },
  closed: { text: "Closed", colour: "grey" },
  ended: { text: "Ended", colour: "grey" },
} as const satisfies Record<string, Tag>;

export type StaffState = keyof typeof staffStates;

/** A role of someone, or an invitation to one. Instants are ISO. */
export type StaffRow = {
  readonly personId: string | null;
  readonly invitationId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly side: string;
  readonly centreId: string | null;
  readonly subjects: readonly string[];
  readonly from: string;
  readonly until: string | null;
  readonly signedInAt: string | null;
  readonly state: StaffState;
};

/** The columns that the list can be sorted by. */
export const staffOrders = {
  name: ["name_order"],
  role: ["role"],
  from: ["from_at"],
  until: ["until_at"],
  signedInAt: ["signed_in_at"],
  state: ["state"],
} as const;

type StaffView = { readonly orderBy: RawBuilder<unknown>; readonly limit: number | null; readonly offset: number };

const byName: StaffView = { orderBy: sql`name_order`, limit: null, offset: 0 };

/**
 * The people that the actor of the transaction may see, a row for each role and each open invitation: those that have
 * not ended, or those in the state asked for.
 */
export async function listStaff(
  tx: Tx,
  filter: StaffFilter,
  { orderBy, limit, offset }: StaffView = byName,
): Promise<{ readonly total: number; readonly rows: readonly StaffRow[] }> {
  const found = await sql<StaffRow & { total: number }>`
    with staff as (${staffRows()})
    select person_id as "personId", invitation_id as "invitationId", name, email, role, side, centre_id as "centreId",
      subjects, from_at as "from", until_at as "until",
      case when state in ('ended', 'closed') then null else signed_in_at end as "signedInAt", state,
      count(*) over () as total
    from staff where ${matches(filter)}
    order by ${orderBy}, name_order, from_at, person_id
    limit ${limit} offset ${offset}`.execute(tx);
  const rows = found.rows.map(({ total: _total, ...row }) => row);
  return { total: found.rows[0]?.total ?? 0, rows };
}

function staffRows() {
  return sql`
    select p.person_id, null::uuid as invitation_id, p.name, p.email, h.role, h.side, h.centre_id, h.subjects,
      h.from_at, h.until_at, p.signed_in_at,
      case when h.ended_at is not null or h.until_at <= now() then 'ended' when p.state <> 'active' then p.state
        when h.from_at > now() then 'to-come' else 'active' end as state,
      lower(p.name) as name_order
    from access.role_holding h join access.person p on p.person_id = h.person_id
    where h.side <> 'candidate'
    union all
    select null, i.invitation_id, i.name, i.email, i.role, i.side, i.centre_id, i.subjects, i.from_at, i.until_at, null,
      case when i.expires_at <= now() then 'expired' else 'invited' end,
      lower(i.name)
    from access.invitation i where i.accepted_at is null and i.cancelled_at is null`;
}

function matches({ search = "", role = "", state = "", side = "", centre = "" }: StaffFilter) {
  return sql<boolean>`
    (${search} = '' or strpos(lower(name || ' ' || coalesce(email, '')), lower(${search})) > 0)
    and (${role} = '' or role = ${role}) and (${side} = '' or side = ${side})
    and (${centre} = '' or centre_id = ${centre})
    and case when ${state} = '' then state <> 'ended' else state = ${state} end`;
}
