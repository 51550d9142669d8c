import { sql } from "kysely";
import type { ListView, Tx } from "#platform";

/** What the list of people is narrowed to, and by which column it is sorted; empty text means everything. */
export type StaffFilter = {
  readonly text: string;
  readonly role: string;
  readonly state: string;
  readonly side: string;
  readonly centre: string;
  readonly sort: string;
};

/** How an account with a role, or an invitation to one, can stand. */
export const staffStates = {
  working: "Working",
  "to-come": "To come",
  invited: "Invited",
  expired: "Invitation out of date",
  suspended: "Asleep",
  closed: "Closed",
  ended: "Ended",
} as const;

export type StaffState = keyof typeof staffStates;

/** A role of somebody, or an invitation to one. Instants are ISO. */
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

/** Columns that the list can be sorted by; a minus before the name turns the order round. */
const columns = {
  name: sql`lower(name)`,
  role: sql`role`,
  from: sql`from_at`,
  until: sql`until_at`,
  "signed-in": sql`signed_in_at`,
  state: sql`state`,
} as const;

export const sortableColumns: readonly string[] = Object.keys(columns);

/** Reads the filter from an address; a column that there is not sorts by name. */
export function staffFilter(query: Readonly<Record<string, string>>): StaffFilter {
  const text = (name: string) => (query[name] ?? "").trim();
  const sort = sortableColumns.includes(text("sort").replace(/^-/, "")) ? text("sort") : "name";
  return {
    text: text("q"),
    role: text("role"),
    state: text("state"),
    side: text("side"),
    centre: text("centre"),
    sort,
  };
}

/**
 * The people that the actor of the transaction may see, a row for each role and each open invitation: those that stand
 * or are to come, or of the state asked for.
 */
export async function listStaff(
  tx: Tx,
  filter: StaffFilter,
  view?: Pick<ListView, "size" | "offset">,
): Promise<{ readonly total: number; readonly rows: readonly StaffRow[] }> {
  const found = await sql<StaffRow & { total: number }>`
    with staff as (${staffRows()})
    select person_id as "personId", invitation_id as "invitationId", name, email, role, side, centre_id as "centreId",
      subjects, from_at as "from", until_at as "until",
      case when state in ('ended', 'closed') then null else signed_in_at end as "signedInAt", state,
      count(*) over () as total
    from staff where ${matches(filter)}
    order by ${orderOf(filter.sort)}, lower(name), from_at, person_id
    limit ${view?.size ?? null} offset ${view?.offset ?? 0}`.execute(tx);
  const rows = found.rows.map(({ total: _total, ...row }) => row);
  return { total: found.rows[0]?.total ?? 0, rows };
}

function staffRows() {
  return sql`
    select p.person_id, null::uuid as invitation_id, p.name, p.email, h.role, h.side, h.centre_id, h.subjects,
      h.from_at, h.until_at, p.signed_in_at,
      case when h.ended_at is not null or h.until_at <= now() then 'ended' when p.state = 'closed' then 'closed'
        when p.state = 'suspended' then 'suspended' when h.from_at > now() then 'to-come' else 'working' end as state
    from access.role_holding h join access.person p on p.person_id = h.person_id
    where h.side <> 'candidate'
    union all
    select null, i.invitation_id, i.name, i.email, i.role, i.side, i.centre_id, i.subjects, i.from_at, i.until_at, null,
      case when i.expires_at <= now() then 'expired' else 'invited' end
    from access.invitation i where i.accepted_at is null and i.cancelled_at is null`;
}

function matches({ text, role, state, side, centre }: StaffFilter) {
  return sql<boolean>`
    (${text} = '' or strpos(lower(name || ' ' || coalesce(email, '')), lower(${text})) > 0)
    and (${role} = '' or role = ${role}) and (${side} = '' or side = ${side})
    and (${centre} = '' or centre_id = ${centre})
    and case when ${state} = '' then state <> 'ended' else state = ${state} end`;
}

function orderOf(sort: string) {
  const column = Object.entries(columns).find(([name]) => name === sort.replace(/^-/, ""))?.[1] ?? columns.name;
  return sort.startsWith("-") ? sql`${column} desc nulls last` : sql`${column} nulls last`;
}
