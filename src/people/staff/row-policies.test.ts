import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { addPerson } from "../people.ts";
import { actorOf, isRole, roles, roleShape } from "../roles.ts";
import { unreadNotices } from "./read-notice/notices.ts";

let site: TestSite;
let own: Actor;

beforeAll(async () => {
  site = await testSite([]);
  own = await addPerson(site.app, {
    personId: "omar",
    name: "Omar",
    side: "centre",
    centreId: "10001",
    role: "exams-officer",
  });
  await addPerson(site.app, { personId: "sam", name: "Sam", side: "centre", centreId: "10001", role: "senco" });
  await addPerson(site.app, {
    personId: "helen",
    name: "Helen",
    side: "centre",
    centreId: "10001",
    role: "head-of-centre",
  });
  await addPerson(site.app, { personId: "zoe", name: "Zoe", side: "centre", centreId: "20002", role: "exams-officer" });
  await addPerson(site.app, { personId: "ada", name: "Ada", side: "board", role: "administrator" });
  for (const centre of ["10001", "20002"]) {
    await site.app.database.as.board
      .insertInto("access.notice")
      .values({ centre_id: centre, notice_id: crypto.randomUUID(), title: "t", text: `for ${centre}` })
      .execute();
    await site.app.database.as.board
      .insertInto("access.invitation")
      .values({
        invitation_id: crypto.randomUUID(),
        token_hash: Buffer.from(centre),
        email: `x@${centre}.example`,
        name: "X",
        role: "senco",
        side: "centre",
        centre_id: centre,
        from_at: "2026-01-01T00:00:00Z",
        invited_by: "omar",
        invited_by_name: "Omar",
        expires_at: "2030-01-01T00:00:00Z",
      })
      .execute();
  }
});
afterAll(() => site.close());

/** Runs with the database account of centre 10001, whatever the program would say. */
const asCentre = <Value>(run: (tx: Tx) => Promise<Value>): Promise<Value> => transactionAs(site.app, own, run);
const give = (values: object) =>
  asCentre((tx) =>
    tx
      .insertInto("access.role_holding")
      .values({
        holding_id: crypto.randomUUID(),
        person_id: "sam",
        role: "read-only",
        side: "centre",
        centre_id: "10001",
        granted_by: "omar",
        ...values,
      })
      .execute(),
  );

test("a centre sees its own people, roles, invitations and notices, and no others", async () => {
  const seen = await asCentre(async (tx) => ({
    people: (await tx.selectFrom("access.person").select("person_id").orderBy("person_id").execute()).map(
      (row) => row.person_id,
    ),
    roles: (await tx.selectFrom("access.role_holding").select("centre_id").distinct().execute()).map(
      (row) => row.centre_id,
    ),
    invitations: (await tx.selectFrom("access.invitation").select("email").execute()).map((row) => row.email),
    notices: (await unreadNotices(tx, own)).map((notice) => notice.text),
  }));
  expect(seen).toEqual({
    people: ["helen", "omar", "sam"],
    roles: ["10001"],
    invitations: ["x@10001.example"],
    notices: ["for 10001"],
  });
});

test("what a centre may write, its account writes", async () => {
  await expect(give({})).resolves.toBeDefined();
  await expect(give({ role: "exams-officer" })).resolves.toBeDefined();
});

test.each([
  ["a head of centre", { role: "head-of-centre" }],
  ["a role at another centre", { centre_id: "20002" }],
  ["a role of the board", { side: "board", role: "administrator", centre_id: null }],
  ["a role of the board under the centre's own side", { role: "administrator" }],
  ["a role of a candidate", { side: "candidate", role: "candidate", candidate_id: 1 }],
  ["a role for somebody of another centre", { person_id: "zoe" }],
  ["a role for somebody of the board", { person_id: "ada" }],
])("the account of a centre cannot write %s", async (_title, values) => {
  await expect(give(values)).rejects.toThrow(/row-level security|role_of_side/);
});

test("the first exams officer of a centre is beyond its account; the next ones are not", async () => {
  const head = await addPerson(site.app, {
    personId: "hal",
    name: "Hal",
    side: "centre",
    centreId: "60006",
    role: "head-of-centre",
  });
  const insert = () =>
    transactionAs(site.app, head, (tx) =>
      tx
        .insertInto("access.role_holding")
        .values({
          holding_id: crypto.randomUUID(),
          person_id: "hal",
          role: "exams-officer",
          side: "centre",
          centre_id: "60006",
          granted_by: "hal",
        })
        .execute(),
    );
  await expect(insert()).rejects.toThrow(/row-level security/);
  await addPerson(site.app, { personId: "eve", name: "Eve", side: "centre", centreId: "60006", role: "exams-officer" });
  await expect(insert()).resolves.toBeDefined();
});

test.each([
  [
    "end its head's role",
    "update access.role_holding set ended_at = now(), ended_by = 'omar' where role = 'head-of-centre'",
    /row-level security/,
  ],
  ["raise a role", "update access.role_holding set role = 'exams-officer'", /permission denied/],
  ["move a role to itself", "update access.role_holding set centre_id = '10001'", /permission denied/],
  ["remove a role", "delete from access.role_holding", /permission denied/],
  ["read the hash of an invitation", "select token_hash from access.invitation", /permission denied/],
  ["accept an invitation", "update access.invitation set accepted_at = now()", /permission denied/],
  [
    "invite a head",
    "insert into access.invitation (invitation_id, token_hash, email, name, role, side, centre_id, " +
      "from_at, invited_by, invited_by_name, expires_at) values (gen_random_uuid(), 'h', 'h@x.example', 'H', " +
      "'head-of-centre', 'centre', '10001', now(), 'omar', 'Omar', now())",
    /row-level security/,
  ],
  ["change a name", "update access.person set name = 'Nobody'", /permission denied/],
  [
    "make a person",
    "insert into access.person (person_id, name, handle) values ('new', 'New', 'h')",
    /permission denied/,
  ],
  ["read sessions", "select person_id from access.session", /permission denied/],
])("the account of a centre cannot %s", async (_title, statement, fault) => {
  await expect(asCentre((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(fault);
});

test("the board's account suspends somebody and opens nobody's account; a centre's changes no account", async () => {
  const { access, board } = site.app.database.as;
  const change = (tx: Tx | typeof board, state: string) =>
    tx.updateTable("access.person").set({ state }).where("person_id", "=", "sam").executeTakeFirst();
  const changed = async (state: string) => (await change(board, state)).numUpdatedRows;
  for (const state of ["active", "suspended", "closed"]) {
    await expect(asCentre((tx) => change(tx, state))).rejects.toThrow(/permission denied/);
  }
  await expect(changed("closed")).rejects.toThrow(/row-level security/);
  expect(await changed("suspended")).toBe(1n);
  expect(await changed("active")).toBe(0n);
  await change(access, "closed");
  expect(await changed("active")).toBe(0n);
  await change(access, "active");
});

test("the database knows the roles of each side as the register does", async () => {
  const { rows: checks } = await site.app.database.pools.owner.query<{ check: string }>(`
    select pg_get_constraintdef(oid) as check from pg_constraint where conname = 'role_of_side'`);
  expect(checks.map(({ check }) => check)).toEqual([
    "CHECK (access.is_role_of_side(role, side))",
    "CHECK (access.is_role_of_side(role, side))",
  ]);
  const { rows } = await site.app.database.pools.owner.query<{ body: string }>(`
    select pg_get_functiondef('access.is_role_of_side'::regproc) as body`);
  const named = [...(rows[0]?.body ?? "").matchAll(/'([a-z-]+)'::text/g)].map((match) => match[1] ?? "").filter(isRole);
  expect(new Set(named)).toEqual(new Set(Object.keys(roles).filter(isRole)));
  const insert = (role: string, side: string) =>
    site.app.database.as.access
      .insertInto("access.role_holding")
      .values({
        holding_id: crypto.randomUUID(),
        person_id: "ada",
        role,
        side,
        granted_by: "test",
        centre_id: side === "centre" || side === "candidate" ? "10001" : null,
        candidate_id: side === "candidate" ? 1 : null,
      })
      .execute();
  for (const role of Object.keys(roles).filter(isRole)) {
    for (const side of ["centre", "board", "assessor", "candidate"]) {
      const written = insert(role, side).then(
        () => true,
        () => false,
      );
      expect(await written, `${role} on the side ${side}`).toBe(roleShape(role).side === side);
    }
  }
});

test("without a centre the account of a centre sees nobody", async () => {
  const nowhere = actorOf({ ...own, centreId: null });
  const seen = await transactionAs(site.app, nowhere, (tx) => tx.selectFrom("access.person").select("name").execute());
  expect(seen).toEqual([]);
});
