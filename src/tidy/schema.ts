import type pg from "pg";
import { mayGoRound, mayHoldSubquery, notCentreKeyed, withoutRowSecurity } from "./allowed.ts";
import { checkPolicyCalls } from "./policy-calls.ts";
import type { Violation } from "./source-file.ts";

/** Checks of the migrated database itself: what its own catalogue says, whatever the migrations look like. */
export async function checkSchema(pool: pg.Pool): Promise<readonly Violation[]> {
  const found = [
    await checkCentreKeys(pool),
    await checkRowSecurity(pool),
    await checkViews(pool),
    await checkRoles(pool),
    await checkFunctions(pool),
    await checkPolicies(pool),
    await checkPolicyCalls(pool),
    await checkTableRights(pool),
  ];
  return found.flat();
}

const centreTables = `
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  join pg_attribute c on c.attrelid = t.oid and c.attname = 'centre_id' and not c.attisdropped
  where t.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'`;

/** The distribution column comes first in every primary and unique key of a centre's table. */
async function checkCentreKeys(pool: pg.Pool): Promise<readonly Violation[]> {
  const keys = await pool.query<{ place: string; index: string; first: string }>(`
    select n.nspname || '.' || t.relname as place, i.indexrelid::regclass::text as index, a.attname as first
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    where i.indisunique and t.oid in (select t.oid ${centreTables})`);
  return keys.rows
    .filter((row) => !(row.place in notCentreKeyed) && row.first !== "centre_id")
    .map((row) => violation(row.place, `the key ${row.index} begins with ${row.first}: centre_id comes first`));
}

async function checkRowSecurity(pool: pg.Pool): Promise<readonly Violation[]> {
  const open = await pool.query<{ place: string }>(`
    select n.nspname || '.' || t.relname as place ${centreTables} and not (t.relrowsecurity and
    t.relforcerowsecurity)`);
  return open.rows
    .filter((row) => !withoutRowSecurity.includes(row.place))
    .map((row) => violation(row.place, "row-level security is not enabled and forced"));
}

/** A view reads with the rights of the reader. A materialised view has no rights to check. */
async function checkViews(pool: pg.Pool): Promise<readonly Violation[]> {
  const views = await pool.query<{ place: string; kind: string }>(`
    select n.nspname || '.' || v.relname as place, v.relkind::text as kind
    from pg_class v join pg_namespace n on n.oid = v.relnamespace
    where n.nspname !~ '^(pg_|information_schema)'
      and (v.relkind = 'm' or v.relkind = 'v' and not coalesce('security_invoker=true' = any (v.reloptions), false))`);
  return views.rows.map((row) =>
    violation(
      row.place,
      row.kind === "m"
        ? "no materialised views over protected tables"
        : "add `with (security_invoker = true)` to the view",
    ),
  );
}

async function checkRoles(pool: pg.Pool): Promise<readonly Violation[]> {
  const strong = await pool.query<{ place: string }>(`
    select rolname as place from pg_roles
    where rolname ~ '^accolade_' and rolname <> 'accolade_root' and (rolsuper or rolbypassrls or rolcreaterole or
    rolcreatedb)`);
  const owners = await pool.query<{ place: string; owner: string }>(`
    select n.nspname || '.' || t.relname as place, r.rolname as owner
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_roles r on r.oid = t.relowner
    where n.nspname !~ '^(pg_|information_schema)' and t.relkind in ('r', 'p', 'v') and r.rolname <> 'accolade_owner'`);
  const members = await pool.query<{ place: string }>(`
    select m.member::regrole::text || ' in ' || m.roleid::regrole::text as place from pg_auth_members m
    where m.member::regrole::text in ('accolade_centre', 'accolade_board', 'accolade_assessor', 'accolade_public',
      'accolade_worker', 'accolade_access')`);
  return [
    ...strong.rows.map((row) => violation(row.place, "the role can do more than serve people")),
    ...owners.rows.map((row) => violation(row.place, `owned by ${row.owner}: only accolade_owner owns tables`)),
    ...members.rows.map((row) => violation(row.place, "a serving role must not be able to become another")),
  ];
}

async function checkFunctions(pool: pg.Pool): Promise<readonly Violation[]> {
  const definers = await pool.query<{ place: string; guarded: boolean }>(`
    select p.oid::regprocedure::text as place,
      coalesce('search_path=pg_catalog' = any (p.proconfig), false) and not exists (
        select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0
      ) as guarded
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^(pg_|information_schema)'`);
  return definers.rows.flatMap(({ place, guarded }) => {
    if (mayGoRound[place] === undefined) {
      return [violation(place, "no security definer: it goes round row-level security")];
    }
    return guarded ? [] : [violation(place, "a security definer has its own search_path and is not for everyone")];
  });
}

/** Citus refuses a subquery in a policy of a distributed table, and every query would plan it again. */
async function checkPolicies(pool: pg.Pool): Promise<readonly Violation[]> {
  const found = await pool.query<{ place: string; policy: string }>(`
    select p.polrelid::regclass::text as place, p.polname as policy from pg_policy p
    where concat(p.polqual::text, p.polwithcheck::text) like '%{SUBLINK %'`);
  return found.rows
    .filter(({ place, policy }) => !mayHoldSubquery.includes(`${place} ${policy}`))
    .map(({ place, policy }) =>
      violation(
        place,
        `the policy ${policy} holds a subquery: compare columns with settings and notes of the transaction`,
      ),
    );
}

/**
 * Nobody may lock a table against others: only who may update or delete on the table itself can. Deleting knows no
 * columns; accounts that anybody from outside uses delete nothing.
 */
async function checkTableRights(pool: pg.Pool): Promise<readonly Violation[]> {
  const found = await pool.query<{ place: string; account: string; right: string }>(`
    select t.oid::regclass::text as place, case a.grantee when 0 then 'everyone' else a.grantee::regrole::text end
      as account, a.privilege_type as right
    from pg_class t join pg_namespace n on n.oid = t.relnamespace cross join lateral aclexplode(t.relacl) a
    where n.nspname !~ '^(pg_|information_schema)' and a.grantee <> t.relowner
      and (a.privilege_type in ('UPDATE', 'TRUNCATE', 'MAINTAIN', 'TRIGGER', 'REFERENCES')
        or a.privilege_type = 'DELETE'
          and a.grantee::regrole::text not in ('accolade_board', 'accolade_access', 'accolade_worker'))`);
  const everyone = await pool.query<{ right: string }>(`
    select a.privilege_type as right from pg_database d
    cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    where d.datname = current_database() and a.grantee = 0 and a.privilege_type <> 'CONNECT'`);
  return [
    ...found.rows.map(({ place, account, right }) =>
      violation(place, `${account} has ${right} on the table, and so may lock it: give it on columns`),
    ),
    ...everyone.rows.map(({ right }) => violation("itself", `everyone has ${right} on it`)),
  ];
}

function violation(place: string, text: string): Violation {
  return { file: `database ${place}`, line: 1, text };
}
