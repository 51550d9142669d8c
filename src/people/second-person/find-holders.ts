import { sql } from "kysely";
import type { Actor, Permission } from "#platform/actors";
import { type App, type Holder, program, type Tie } from "#platform/app";
import { actorOf } from "../roles.ts";
import { holdsNow } from "../sessions/places.ts";

/** What somebody may do at the board this moment; undefined for who has no role there or is not active. */
export async function findActorAtBoard(app: App, personId: string): Promise<Actor | undefined> {
  const found = await sql<{ name: string; roles: string[] }>`
    select p.name, array_agg(h.role order by h.role) as roles
    from access.person p
    join access.role_holding h on h.person_id = p.person_id and h.side = 'board' and ${holdsNow("h")}
    where p.person_id = ${personId} and p.state = 'active'
    group by p.person_id`.execute(app.database.as.access);
  const row = found.rows[0];
  return row && actorOf({ ...row, personId, side: "board", centreId: null, candidateId: null });
}

type HolderRow = Omit<Holder, "tie"> & {
  readonly samePerson: boolean;
  readonly sameMailbox: boolean;
  readonly sameIdentity: boolean;
  readonly linkShown: boolean;
  readonly roleGiven: boolean;
};

/**
 * Everybody who holds a permission at the board this moment, by name, and what ties each to a person. A mailbox is the
 * same with or without what follows a plus sign; an identity is the same when an issuer calls both the same, or vouches
 * for the same address. Accounts that were opened with links which one person had been shown are one person's, for all
 * that anyone can tell, and so are those opened with links which these were shown.
 */
export async function findHolders(app: App, permission: Permission, personId: string): Promise<readonly Holder[]> {
  const roles = Object.entries(program().grants).flatMap(([role, allowed]) =>
    allowed.includes(permission) ? [role] : [],
  );
  const found = await sql<HolderRow>`
    with recursive opened (person_id) as (
      select ${personId}::text
      union
      select case when l.person_id = o.person_id then l.shown_to else l.person_id end
      from opened o join access.link_shown l on o.person_id in (l.person_id, l.shown_to)
    )
    select p.person_id as "personId", p.name, p.email, p.person_id = ${personId} as "samePerson",
      coalesce(${mailbox("p.email")} = ${mailbox("a.email")}, false) as "sameMailbox",
      exists (
        select from access.identity i
        join access.identity_provider s on s.provider_id = i.provider_id
        join access.identity j on j.person_id = a.person_id
        join access.identity_provider t on t.provider_id = j.provider_id
        where i.person_id = p.person_id and (
          s.issuer = t.issuer and i.subject = j.subject
          or i.label like '%@%' and ${mailbox("i.label")} = ${mailbox("j.label")})
      ) as "sameIdentity",
      p.person_id in (select o.person_id from opened o) as "linkShown",
      bool_and(${givenBy(app, personId)}) as "roleGiven"
    from access.person p
    join access.role_holding h on h.person_id = p.person_id and h.side = 'board' and h.role = any (${roles})
      and ${holdsNow("h")}
    left join access.person a on a.person_id = ${personId}
    left join platform.proposal g on g.proposal_id = h.proposal_id
    where p.state = 'active'
    group by p.person_id, a.person_id
    order by p.name, p.person_id`.execute(app.database.as.access);
  return found.rows.map(({ personId: id, name, email, ...ties }) => ({ personId: id, name, email, tie: tieOf(ties) }));
}

function tieOf(ties: Omit<HolderRow, keyof Holder>): Tie | null {
  const { samePerson, sameMailbox, sameIdentity, linkShown, roleGiven } = ties;
  if (samePerson) return "same-person";
  if (sameMailbox) return "same-mailbox";
  if (sameIdentity) return "same-identity";
  if (linkShown) return "link-shown";
  return roleGiven ? "role-given" : null;
}

/** Hours within which nobody is a second person to the one who gave them the role. INFERRED: a day and a night. */
export const newRoleHours = 24;

/** Whether a holding (h, with its proposal g) was given by a person, alone or as one of two, a short time ago. */
function givenBy(app: App, personId: string) {
  const since = app.clock().subtract({ hours: newRoleHours }).toString();
  const isNew = sql`h.granted_at > now() - make_interval(hours => ${newRoleHours})`;
  return sql`(h.granted_by = ${personId} and ${isNew}
    or coalesce(${personId} in (g.proposed_by, g.decided_by) and (${isNew} or g.decided_at > ${since}), false))`;
}

/** An address without what follows a plus sign: both reach one mailbox. */
function mailbox(column: string) {
  return sql`regexp_replace(lower(${sql.ref(column)}), '[+][^@]*@', '@')`;
}
