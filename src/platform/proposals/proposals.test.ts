import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { staffActs } from "#people/staff";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import type { Actor } from "../actors/actor.ts";
import { type App } from "../app/app.ts";
import { verifyChains } from "../audit/verify-chain.ts";
import { isProposed } from "../perform/action.ts";
import { perform } from "../perform/perform.ts";
import { approve } from "./approve-proposal/approve-proposal.ts";
import { watchProposals } from "./watch-proposals/watch-proposals.ts";

const start = Temporal.Instant.from("2026-07-01T10:00:00Z");
let now = start;
let site: TestSite;
let app: App;
let [ann, bea, cal, rob, fin]: Visitor[] = [];

/** An administrator who signed in. */
async function administrator(personId: string, name: string): Promise<Visitor> {
  return site.signIn({ personId, name, side: "board", role: "administrator", email: `${personId}@board.example` });
}

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  app = site.app;
  ann = await administrator("ann", "Ann First");
  bea = await administrator("bea", "Bea Second");
  cal = await administrator("cal", "Cal Third");
  rob = await site.signIn({ personId: "rob", name: "Rob Results", side: "board", role: "results" });
  fin = await site.signIn({ personId: "fin", name: "Fin Finance", side: "board", role: "finance" });
});
afterAll(() => site.close());
beforeEach(async () => {
  now = start;
  await site.signIn({ personId: "sam", name: "Sam Smith", side: "board", role: "entries", email: "sam@board.example" });
});
afterEach(async () => {
  await behindTheProgram(
    "update access.role_holding set proposal_id = null, role = 'administrator' where person_id = 'ann'",
    "delete from access.role_holding where person_id = 'sam' and role <> 'entries'",
    "delete from platform.proposal",
    "truncate platform.outbox, platform.mail, platform.idempotency cascade",
  );
});

/** What only the owner of the database could do. */
async function behindTheProgram(...statements: readonly string[]): Promise<void> {
  const { owner } = app.database.pools;
  const tables = ["access.person", "access.role_holding", "platform.proposal", "audit.act"];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  for (const statement of statements) await owner.query(statement);
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
}

const asked = { role: "awarding", checked: "yes" };

/** Ann proposes to make Sam an awarder; the identifier of the proposal. */
async function propose(by: Visitor | undefined = ann, form: Record<string, string> = asked): Promise<string> {
  const reply = await by?.post("/board/people/sam/give", form);
  const place = String(reply?.headers["location"]);
  expect(place, reply?.body.replaceAll(/<[^>]+>/g, "")).toMatch(/^\/board\/proposals\/[0-9a-f-]{36}\?done=proposed$/);
  return place.slice("/board/proposals/".length, place.indexOf("?"));
}

async function rolesOfSam(): Promise<readonly string[]> {
  const rows = await app.database.as.access
    .selectFrom("access.role_holding")
    .select("role")
    .where("person_id", "=", "sam")
    .orderBy("role")
    .execute();
  return rows.map(({ role }) => role);
}

async function stored(proposalId: string) {
  return app.database.as.board
    .selectFrom("platform.proposal")
    .select(["state", "decided_by", "proposed_by", "act_id", "decision_reason", "sent", "about"])
    .where("proposal_id", "=", proposalId)
    .executeTakeFirstOrThrow();
}

describe("what one person proposes and another approves", () => {
  test("is not done before it is approved, and is told to those who can approve it", async () => {
    const id = await propose();
    expect(await rolesOfSam()).toEqual(["entries"]);
    expect(await stored(id)).toMatchObject({ state: "waiting", proposed_by: "ann", about: "sam awarding" });
    expect((await stored(id)).sent).toEqual({ ...asked, person: "sam" });
    const page = await ann?.get(`/board/proposals/${id}?done=proposed`);
    expect(page?.body).toContain("This is waiting for a second person. Nothing has been done yet.");
    expect(page?.body).not.toContain(">\n  Approve\n");
    await watchProposals.start(app).round(AbortSignal.timeout(10_000));
    const mail = await app.database.as.worker
      .selectFrom("platform.mail")
      .select(["recipient", "subject", "body"])
      .execute();
    expect(mail.map(({ recipient }) => recipient).toSorted()).toEqual(["bea@board.example", "cal@board.example"]);
    expect(mail[0]?.subject).toBe("Waiting for a second person: Give a role");
    expect(mail[0]?.body).toContain(`/board/proposals/${id}`);
    expect(mail[0]?.body).not.toContain("Sam");
    await watchProposals.start(app).round(AbortSignal.timeout(10_000));
    expect(await app.database.as.worker.selectFrom("platform.mail").select("mail_id").execute()).toHaveLength(2);
  });

  test("is done exactly as proposed, in one transaction with the approval; the log names both", async () => {
    const id = await propose(ann, { ...asked, until: "2026-12-31" });
    const page = await bea?.get(`/board/proposals/${id}`);
    for (const text of [
      "Give Sam Smith the role Awarding",
      "31 December 2026",
      "As soon as it is approved",
      "Ann First",
    ]) {
      expect(page?.body).toContain(text);
    }
    expect((await bea?.post(`/board/proposals/${id}/approval`, {}))?.headers["location"]).toBe(
      "/board/proposals?done=approved",
    );
    expect(await rolesOfSam()).toEqual(["awarding", "entries"]);
    const { act_id, ...row } = await stored(id);
    expect(row).toMatchObject({ state: "approved", proposed_by: "ann", decided_by: "bea" });
    const acts = await app.database.pools.worker.query(
      `select action, person_id, approved_by, approved_by_name, subject_kind, act_id, xmin::text as tx from audit.act
       where at > now() - interval '1 minute' order by position desc limit 2`,
    );
    const [approval, done] = acts.rows;
    expect(approval).toMatchObject({ action: "approve-proposal", person_id: "bea", approved_by: null });
    expect(done).toMatchObject({
      action: "grant-role",
      person_id: "ann",
      approved_by: "bea",
      approved_by_name: "Bea Second",
      act_id,
      tx: approval.tx,
    });
    const holding = await app.database.as.board
      .selectFrom("access.role_holding")
      .select(["granted_by", "proposal_id"])
      .where("person_id", "=", "sam")
      .where("role", "=", "awarding")
      .executeTakeFirstOrThrow();
    expect(holding).toEqual({ granted_by: "ann", proposal_id: id });
    const events = await app.database.as.worker
      .selectFrom("platform.outbox")
      .select("name")
      .orderBy("event_id")
      .execute();
    expect(events.map(({ name }) => name)).toEqual(["proposal-made", "role-given", "proposal-ended"]);
    expect((await verifyChains(app.database.as.worker)).every(({ brokenAt }) => brokenAt === null)).toBe(true);
    expect((await bea?.get("/board/activity"))?.body).toContain("Ann First, approved by Bea Second");
  });

  test("is read by those who may read what everyone did, and decided on by nobody but those who may do it", async () => {
    const id = await propose();
    const page = await rob?.get(`/board/proposals/${id}`);
    expect(page?.status).toBe(200);
    expect(page?.body).toContain("Give Sam Smith the role Awarding");
    expect(page?.body).not.toContain("<textarea");
    expect(page?.body).not.toMatch(/>\s*Approve\s*</);
    for (const decision of ["approval", "refusal", "withdrawal"]) {
      const reply = await rob?.post(`/board/proposals/${id}/${decision}`, { reason: "Not needed." });
      expect(reply?.status).toBe(404);
    }
    expect((await rob?.get("/board/proposals"))?.body).not.toContain(id);
    expect((await fin?.get(`/board/proposals/${id}`))?.status).toBe(403);
    expect(await stored(id)).toMatchObject({ state: "waiting" });
  });

  test("a link without its second person breaks the chain", async () => {
    const id = await propose();
    await bea?.post(`/board/proposals/${id}/approval`, {});
    await behindTheProgram(
      "update audit.act set approved_by = 'cal' where action = 'grant-role' and approved_by = 'bea'",
    );
    expect((await verifyChains(app.database.as.worker))[0]?.brokenAt).not.toBeNull();
    await behindTheProgram(
      "update audit.act set approved_by = 'bea' where action = 'grant-role' and approved_by = 'cal'",
    );
    expect((await verifyChains(app.database.as.worker))[0]?.brokenAt).toBeNull();
  });

  test("is declined with a reason, by somebody else, and can then be proposed again", async () => {
    const id = await propose();
    const blank = await bea?.post(`/board/proposals/${id}/refusal`, { reason: " " });
    expect([blank?.status, blank?.body]).toEqual([422, expect.stringContaining("Enter a reason for declining this")]);
    const own = await ann?.post(`/board/proposals/${id}/refusal`, { reason: "Changed my mind" });
    expect([own?.status, own?.body]).toEqual([422, expect.stringContaining("Withdraw it instead")]);
    await bea?.post(`/board/proposals/${id}/refusal`, { reason: "Sam moves to finance" });
    expect(await stored(id)).toMatchObject({
      state: "declined",
      decided_by: "bea",
      decision_reason: "Sam moves to finance",
    });
    expect((await ann?.get(`/board/proposals/${id}`))?.body).toContain("Sam moves to finance");
    expect(await rolesOfSam()).toEqual(["entries"]);
    expect((await bea?.post(`/board/proposals/${id}/approval`, {}))?.body).toContain("is already declined");
    await propose();
  });

  test("is withdrawn by who proposed it, and by nobody else", async () => {
    const id = await propose();
    expect((await bea?.post(`/board/proposals/${id}/withdrawal`, {}))?.status).toBe(422);
    expect((await ann?.post(`/board/proposals/${id}/withdrawal`, {}))?.status).toBe(303);
    expect(await stored(id)).toMatchObject({ state: "withdrawn", decided_by: "ann" });
    expect((await bea?.post(`/board/proposals/${id}/approval`, {}))?.body).toContain("is already withdrawn");
    expect(await rolesOfSam()).toEqual(["entries"]);
  });

  test("waits once: the same is not proposed again beside it", async () => {
    await propose();
    const again = await cal?.post("/board/people/sam/give", asked);
    expect([again?.status, again?.body]).toEqual([422, expect.stringContaining("Ann First has already proposed this")]);
    await propose(cal, { ...asked, role: "results" });
  });

  test("is not done when what it rests on has changed, and says what", async () => {
    const id = await propose();
    await app.database.pools.access.query(
      `insert into access.role_holding (holding_id, person_id, role, side, granted_by)
       values ($1, 'sam', 'finance', 'board', 'x')`,
      [crypto.randomUUID()],
    );
    const page = await bea?.get(`/board/proposals/${id}`);
    expect(page?.body).toContain("Changed since it was proposed");
    expect(page?.body).toContain("Entries, Finance");
    expect(page?.body).not.toContain(`/board/proposals/${id}/approval`);
    const tried = await bea?.post(`/board/proposals/${id}/approval`, {});
    expect([tried?.status, tried?.body]).toEqual([422, expect.stringContaining("Roles at the board")]);
    expect(await rolesOfSam()).toEqual(["entries", "finance"]);
    expect(await stored(id)).toMatchObject({ state: "waiting" });
    await behindTheProgram("delete from access.role_holding where person_id = 'sam' and role = 'finance'");
    expect((await bea?.post(`/board/proposals/${id}/approval`, {}))?.status).toBe(303);
  });

  test("is not done when its own rule would refuse it now", async () => {
    const id = await propose();
    await behindTheProgram("update access.person set state = 'closed' where person_id = 'sam'");
    const page = await bea?.get(`/board/proposals/${id}`);
    expect(page?.body).not.toContain(`/board/proposals/${id}/approval`);
    const tried = await bea?.post(`/board/proposals/${id}/approval`, {});
    expect([tried?.status, tried?.body]).toEqual([422, expect.stringContaining("There is no such person here")]);
    await behindTheProgram("update access.person set state = 'active' where person_id = 'sam'");
    expect(await rolesOfSam()).toEqual(["entries"]);
  });

  test("is not done for somebody who has lost the right since", async () => {
    const id = await propose();
    await behindTheProgram("update access.role_holding set role = 'finance' where person_id = 'ann'");
    const tried = await bea?.post(`/board/proposals/${id}/approval`, {});
    expect([tried?.status, tried?.body]).toEqual([422, expect.stringContaining("Your account does not allow this")]);
    await behindTheProgram("update access.role_holding set role = 'administrator' where person_id = 'ann'");
    expect(await rolesOfSam()).toEqual(["entries"]);
  });
});

describe("time", () => {
  test("a proposal is approved up to the instant at which it expires, and not at it", async () => {
    const [early, late] = [await propose(), await propose(cal, { ...asked, role: "results" })];
    now = start.add({ hours: 168 }).subtract({ nanoseconds: 1000 });
    expect((await bea?.post(`/board/proposals/${early}/approval`, {}))?.status).toBe(303);
    now = start.add({ hours: 168 });
    const tried = await bea?.post(`/board/proposals/${late}/approval`, {});
    expect([tried?.status, tried?.body]).toEqual([422, expect.stringContaining("This proposal expired on")]);
    expect((await bea?.get("/board/proposals"))?.body).toContain("Nothing is waiting for a second person");
    expect((await bea?.get("/board/proposals?state=expired"))?.body).toContain("Give Sam Smith the role Results");
    await watchProposals.start(app).round(AbortSignal.timeout(10_000));
    expect(await stored(late)).toMatchObject({ state: "expired", decided_by: null });
    const mail = await app.database.as.worker.selectFrom("platform.mail").select(["recipient", "subject"]).execute();
    expect(mail).toContainEqual({ recipient: "cal@board.example", subject: "Expired, not done: Give a role" });
    expect(await rolesOfSam()).toEqual(["awarding", "entries"]);
  });

  test("what has expired makes room for the same again, noted or not", async () => {
    const first = await propose();
    now = start.add({ hours: 169 });
    const second = await propose();
    expect([(await stored(first)).state, (await stored(second)).state]).toEqual(["expired", "waiting"]);
  });
});

describe("at the same moment", () => {
  test("two approvals do it once", async () => {
    const id = await propose();
    const both = await Promise.all([bea, cal].map((visitor) => visitor?.post(`/board/proposals/${id}/approval`, {})));
    expect(both.map((reply) => reply?.status).toSorted()).toEqual([303, 422]);
    expect(await rolesOfSam()).toEqual(["awarding", "entries"]);
  });

  test("an approval and a withdrawal: one of them happens", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const id = await propose();
      const [approval, withdrawal] = await Promise.all([
        bea?.post(`/board/proposals/${id}/approval`, {}),
        ann?.post(`/board/proposals/${id}/withdrawal`, {}),
      ]);
      expect([approval?.status, withdrawal?.status].toSorted()).toEqual([303, 422]);
      const approved = approval?.status === 303;
      expect((await stored(id)).state).toBe(approved ? "approved" : "withdrawn");
      expect(await rolesOfSam()).toEqual(approved ? ["awarding", "entries"] : ["entries"]);
      if (approved) return;
    }
  });

  test("the same proposed twice waits once", async () => {
    const both = await Promise.all([ann, cal].map((visitor) => visitor?.post("/board/people/sam/give", asked)));
    expect(both.map((reply) => reply?.status).toSorted()).toEqual([303, 422]);
  });
});

describe("sent again with one key", () => {
  const actor = (visitor: Visitor | undefined): Actor => {
    if (!visitor?.actor) throw new Error("nobody signed in");
    return visitor.actor;
  };
  const raw = { person: "sam", role: "awarding" };

  test("a proposal is answered with itself, waiting or not", async () => {
    const first = await perform(app, actor(ann), staffActs.grantRole, raw, "key-1");
    expect(await perform(app, actor(ann), staffActs.grantRole, raw, "key-1")).toEqual(first);
    if (!isProposed(first)) throw new Error("it was not proposed");
    await approve(app, actor(bea), first.proposal.proposalId);
    expect(await perform(app, actor(ann), staffActs.grantRole, raw, "key-1")).toEqual(first);
    expect(await app.database.as.board.selectFrom("platform.proposal").select("proposal_id").execute()).toHaveLength(1);
  });

  test("an approval is done once", async () => {
    const id = await propose();
    const first = await approve(app, actor(bea), id, "key-2");
    expect(first.ok).toBe(true);
    expect(await approve(app, actor(bea), id, "key-2")).toEqual(first);
    expect(await rolesOfSam()).toEqual(["awarding", "entries"]);
  });
});
