import { reactivateAccount } from "../../people/staff/reactivate-account/reactivate-account.ts";
import { reopenPerson } from "../../people/staff/reopen-person/reopen-person.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { actorOf, addPerson, type NewPerson } from "#people";
import { makeFirstAdministrator } from "#people/operator";
import { staffActs } from "#people/staff";
import { type TestSite, testSite } from "../../start/test-site.ts";
import type { Actor } from "../actors/actor.ts";
import { isProposed } from "../perform/action.ts";
import { perform } from "../perform/perform.ts";
import { approve } from "./approve-proposal/approve-proposal.ts";

/**
 * Every way that we know by which one person could both propose and approve. What the program cannot tell is said in
 * docs/security.md.
 */
let now = Temporal.Instant.from("2026-07-01T10:00:00Z");
let site: TestSite;
let [ann, bea]: Actor[] = [];
const admin = (personId: string, more: Partial<NewPerson> = {}): NewPerson => ({
  personId,
  name: `The person ${personId}`,
  side: "board",
  role: "administrator",
  email: `${personId}@board.example`,
  ...more,
});

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  ann = await addPerson(site.app, admin("ann"));
  bea = await addPerson(site.app, admin("bea"));
  for (const person of ["sam", "fin", "pat"]) await addPerson(site.app, admin(person, { role: "finance" }));
});
afterAll(() => site.close());
afterEach(async () => {
  const waiting = await site.app.database.as.board
    .selectFrom("platform.proposal")
    .select(["proposal_id", "expires_at"])
    .where("state", "=", "waiting")
    .execute();
  for (const { expires_at } of waiting) now = later(now, Temporal.Instant.from(expires_at));
});

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}

function known(actor: Actor | undefined): Actor {
  if (!actor) throw new Error("nobody was added");
  return actor;
}

/** Somebody proposes to give a role to another; the identifier of the proposal. */
async function propose(by: Actor | undefined = ann, person = "sam", role = "results"): Promise<string> {
  const performed = await perform(site.app, known(by), staffActs.grantRole, { person, role });
  if (!isProposed(performed)) throw new Error(JSON.stringify(performed));
  return performed.proposal.proposalId;
}

async function codes(approver: Actor | undefined, proposalId: string): Promise<readonly string[]> {
  const done = await approve(site.app, known(approver), proposalId);
  return done.ok ? ["approved"] : done.refusals.map(({ code }) => code);
}

/** What the API and the page answer to somebody who tries to approve. */
async function tried(token: string, proposalId: string): Promise<readonly (string | number)[]> {
  const headers = { authorization: `Bearer ${token}` };
  const api = await site.server.inject({ method: "POST", url: `/api/v1/proposals/${proposalId}/approval`, headers });
  const page = await site.server.inject({ method: "POST", url: `/board/proposals/${proposalId}/approval`, headers });
  return [api.statusCode, api.json<{ code?: string }>().code ?? "", page.statusCode];
}

async function run(statement: string, values: readonly unknown[] = []) {
  return site.app.database.pools.access.query<Record<string, unknown>>(statement, [...values]);
}

test("the person themself, by page, by API and by another session", async () => {
  const id = await propose();
  expect(await tried(await site.token("ann"), id)).toEqual([422, "approver-same-person", 422]);
  expect(await tried(await site.token("ann"), id)).toEqual([422, "approver-same-person", 422]);
  expect(await codes(ann, id)).toEqual(["approver-same-person"]);
});

test("the person themself, from a place where they have another role", async () => {
  await run(
    "insert into access.role_holding (holding_id, person_id, role, side, centre_id, granted_by) " +
      "values ($1, 'ann', 'exams-officer', 'centre', '10001', 'x')",
    [crypto.randomUUID()],
  );
  const id = await propose();
  const token = await site.token("ann");
  await run("update access.session set side = 'centre', centre_id = '10001' where person_id = 'ann'");
  expect(await tried(token, id)).toEqual([403, "not-permitted", 403]);
  const atCentre = actorOf({ ...known(ann), side: "centre", roles: ["exams-officer"], centreId: "10001" });
  expect(await codes(atCentre, id)).toEqual(["not-permitted"]);
  await run("delete from access.session where person_id = 'ann'");
});

test("a session that claims rights which the person does not hold", async () => {
  const id = await propose();
  const claims = {
    ...known(await addPerson(site.app, admin("pat", { role: "finance" }))),
    permissions: known(ann).permissions,
  };
  expect(await codes(claims, id)).toEqual(["approver-not-permitted"]);
});

test.each([
  ["a role without the right of the act", "results", [404, "not-found", 404]],
  ["a role without any proposals", "finance", [403, "not-permitted", 403]],
] as const)("somebody with %s", async (_title, role, expected) => {
  await addPerson(site.app, admin(`with-${role}`, { role }));
  const id = await propose();
  expect(await tried(await site.token(`with-${role}`), id)).toEqual(expected);
});

test("two accounts with one mailbox", async () => {
  const twin = await addPerson(site.app, admin("ann2", { email: "Ann+second@board.example" }));
  expect(await codes(twin, await propose())).toEqual(["approver-same-mailbox"]);
});

test.each([
  ["subject at one issuer", "same-subject", "same-subject", ["one@org.example", "two@org.example"]],
  ["address at two organisations", "subject-1", "subject-2", ["Ann@org.example", "ann+x@org.example"]],
] as const)("two accounts with the same %s", async (title, first, second, labels) => {
  const name = `twin-${title.length}`;
  const twin = await addPerson(site.app, admin(name));
  for (const [index, [person, subject]] of [["ann", first] as const, [name, second] as const].entries()) {
    const provider = `${name}-${index}`;
    await run(
      "insert into access.identity_provider (provider_id, name, issuer, client_id, client_secret, active) " +
        "values ($1, $1, 'https://id.example', 'c', 's', true)",
      [provider],
    );
    await run("insert into access.identity (provider_id, subject, person_id, label) values ($1, $2, $3, $4)", [
      provider,
      subject,
      person,
      labels[index],
    ]);
  }
  expect(await codes(twin, await propose())).toEqual(["approver-same-identity"]);
  await run("delete from access.identity where person_id = 'ann'");
});

test("somebody whom they gave the role less than a day ago, themselves or as one of two", async () => {
  const [given, approved] = [await addPerson(site.app, admin("gwen")), await addPerson(site.app, admin("hugo"))];
  await run("delete from access.session");
  const granted = await propose(bea, "fin", "administrator");
  expect(await codes(ann, granted)).toEqual(["approved"]);
  const id = await propose();
  const fin = actorOf({ ...known(ann), personId: "fin", name: "Fin" });
  expect(await codes(fin, id)).toEqual(["approver-role-given"]);
  await site.app.database.pools.owner.query("alter table access.role_holding no force row level security");
  await site.app.database.pools.owner.query(
    "update access.role_holding set granted_by = 'ann' where person_id = 'gwen'",
  );
  expect(await codes(given, id)).toEqual(["approver-role-given"]);
  await site.app.database.pools.owner.query(
    "update access.role_holding set granted_at = now() - interval '25 hours' where person_id in ('gwen', 'fin')",
  );
  await site.app.database.pools.owner.query("alter table access.role_holding force row level security");
  now = now.add({ hours: 25 });
  expect(await codes(fin, id)).toEqual(["approved"]);
  expect(await codes(approved, await propose(ann, "pat"))).toEqual(["approved"]);
});

test("who would be given the role approves it", async () => {
  const id = await propose(ann, "bea", "results");
  expect(await codes(bea, id)).toEqual(["own-role"]);
});

test.each([
  ["closed", reopenPerson],
  ["suspended", reactivateAccount],
] as const)("an account of the board that is %s is not opened again by one person", async (state, action) => {
  await run("update access.person set state = $1 where person_id = 'pat'", [state]);
  const performed = await perform(site.app, known(ann), action, { person: "pat", reason: "Back from leave" });
  if (!isProposed(performed)) throw new Error(JSON.stringify(performed));
  const stored = async () => (await run("select state from access.person where person_id = 'pat'")).rows[0]?.["state"];
  expect(await stored()).toBe(state);
  expect(await codes(ann, performed.proposal.proposalId)).toEqual(["approver-same-person"]);
  expect(await codes(bea, performed.proposal.proposalId)).toEqual(["approved"]);
  expect(await stored()).toBe("active");
});

test("a head of centre's account, by ending the appointment first", async () => {
  const head = {
    personId: "hal",
    name: "Hal Head",
    side: "centre",
    centreId: "10001",
    role: "head-of-centre",
  } as const;
  await addPerson(site.app, { ...head, email: "hal@school.example" });
  const end =
    "update access.role_holding set ended_at = now() - $1::interval, ended_by = 'ann' where person_id = 'hal'";
  const close = () => perform(site.app, known(ann), staffActs.closePerson, { person: "hal", reason: "Has left" });
  await run(end, ["23 hours"]);
  const proposed = await close();
  expect(isProposed(proposed)).toBe(true);
  expect(await codes(bea, isProposed(proposed) ? proposed.proposal.proposalId : "")).toEqual(["approved"]);
  await run("update access.person set state = 'active' where person_id = 'hal'");
  await run(end, ["25 hours"]);
  expect(await close()).toMatchObject({ ok: true });
});

test("a centre's own system, and a system that claims to be of the board", async () => {
  const id = await propose(ann, "with-finance");
  const system: Actor = { ...known(bea), personId: "client:one" };
  expect(await codes(system, id)).toEqual(["approver-system"]);
  await addPerson(site.app, admin("head", { side: "centre", role: "head-of-centre", centreId: "10001" }));
  const raw = { person: "head", reason: "Left" };
  expect(await perform(site.app, system, staffActs.closePerson, raw)).toMatchObject({
    refusals: [{ code: "second-person-of-board" }],
  });
});

test("a board with one person who may is told what to do, and is not locked out", async () => {
  const alone = await testSite([]);
  const ada = await addPerson(alone.app, admin("ada"));
  const invited = { name: "Ben New", email: "ben@board.example", role: "administrator" };
  const refused = await perform(alone.app, ada, staffActs.invitePerson, invited);
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: "second-person-missing" }] });
  expect(JSON.stringify(refused)).toContain("./accolade first-administrator --despite");
  const operator = actorOf({ ...ada, personId: "command-line", name: "Command line" });
  const link = { tokenHash: Buffer.alloc(32), hours: 24 };
  const second = { name: "Ben New", email: "ben@board.example", despite: true, ...link };
  expect(await perform(alone.app, operator, makeFirstAdministrator, second)).toMatchObject({ ok: true });
  const ok = await perform(alone.app, ada, staffActs.invitePerson, {
    ...invited,
    email: "cy@board.example",
    name: "Cy",
  });
  expect(isProposed(ok)).toBe(true);
  await alone.close();
});

const approvedBy = (person: string): string =>
  `update platform.proposal set state = 'approved', decided_by = '${person}', decided_by_name = 'X',
   decided_at = proposed_at, act_id = proposal_id`;
const roleOf = (more: string, from = ""): string =>
  `insert into access.role_holding (holding_id, person_id, role, side, granted_by, proposal_id)
   select gen_random_uuid(), 'sam', 'finance', 'board', 'ann', ${more} ${from}`;
const invitation = `insert into access.invitation (invitation_id, token_hash, email, name, role, side, from_at,
  invited_by, invited_by_name, expires_at)
  values (gen_random_uuid(), '\\x00', 'x@x.example', 'X', 'results', 'board', now(), 'ann', 'Ann', now())`;

test.each([
  ["makes one approved", approvedBy("ann"), /second_person/],
  ["approves in another's name", approvedBy("bea"), /row-level security/],
  ["changes what was proposed", "update platform.proposal set sent = '{}'", /permission denied/],
  ["changes who proposed it", "update platform.proposal set proposed_by = 'bea'", /permission denied/],
  ["removes one", "delete from platform.proposal", /permission denied/],
  ["gives a role of the board", roleOf("null"), /row-level security/],
  [
    "gives it by a proposal that waits",
    roleOf("proposal_id", "from platform.proposal where state = 'waiting'"),
    /foreign key/,
  ],
  ["invites to it", invitation, /row-level security/],
  [
    "gives it by a proposal that was used",
    roleOf("proposal_id", "from access.role_holding where proposal_id is not null limit 1"),
    /unique/,
  ],
])("the board's own database account that %s", async (_title, statement, fault) => {
  const used = await propose(ann, "sam", "compliance");
  if (fault.source === "unique") expect(await codes(bea, used)).toEqual(["approved"]);
  const client = await site.app.database.pools.board.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.person', 'ann', true)");
    await expect(client.query(statement)).rejects.toThrow(fault);
  } finally {
    await client.query("rollback");
    client.release();
  }
});
