import { afterAll, beforeAll, expect, test } from "vitest";
import { publicActor } from "#platform/actors";
import { perform } from "#platform/perform";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { findSession } from "../sessions/find-session.ts";
import { acceptInvitation } from "./accept-invitation/accept-invitation.ts";
import { untilWaiting } from "./fixture.ts";
import { staffRoutes } from "./routes.ts";

let site: TestSite;
let officer: Visitor;
const centre = { side: "centre", centreId: "10001" } as const;

beforeAll(async () => {
  site = await testSite(staffRoutes);
  officer = await site.signIn({
    ...centre,
    personId: "omar",
    name: "Omar Officer",
    role: "exams-officer",
    email: "omar@school.example",
  });
  await site.signIn({ ...centre, personId: "fay", name: "Fay Fellow", role: "exams-officer" });
});
afterAll(() => site.close());

async function links(email: string): Promise<readonly string[]> {
  const rows = await site.app.database.as.worker
    .selectFrom("platform.mail")
    .select("body")
    .where("recipient", "=", email)
    .orderBy("mail_id")
    .execute();
  return rows.flatMap(({ body }) => /\/invitation\/[\w-]+/.exec(body ?? "")?.[0] ?? []);
}

/** Invites somebody as a read-only person of the centre, and gives the link that was mailed. */
async function invite(email: string, more: Record<string, string> = {}, by = officer): Promise<string> {
  const form = { name: "Nia New", email, role: "read-only", checked: "yes", ...more };
  const sent = await by.post("/centre/staff/invite", form);
  expect([sent.status, sent.headers["location"]]).toEqual([303, "/centre/staff?done=invited"]);
  return (await links(email.toLowerCase())).at(-1) ?? "";
}

const personOf = (email: string) =>
  site.app.database.as.access
    .selectFrom("access.person")
    .select(["person_id", "name", "email_verified_at", "state"])
    .where("email", "=", email)
    .executeTakeFirst();
const rolesOf = async (personId: string) =>
  (
    await site.app.database.as.board
      .selectFrom("access.role_holding")
      .select("role")
      .where("person_id", "=", personId)
      .orderBy("role")
      .execute()
  ).map((row) => row.role);
const cookieOf = (headers: Record<string, unknown>) => String(headers["set-cookie"]).split(";")[0] ?? "";

test("nobody is invited by a name that is not one line of characters that can be seen", async () => {
  for (const name of ["Nia\u202ENew", "Nia\u200BNew", "Nia\u2028New\u2066"]) {
    const form = { name, email: "hidden@school.example", role: "read-only", checked: "yes" };
    expect((await officer.post("/centre/staff/invite", form)).status).toBe(422);
  }
  expect(await links("hidden@school.example")).toEqual([]);
});

test("somebody new opens the link, accepts once, and may only choose how to sign in", async () => {
  const check = await officer.post("/centre/staff/invite", { name: "Nia", email: "nia@school.example", role: "senco" });
  expect([check.status, check.body.includes("Check the invitation")]).toEqual([200, true]);
  expect(await links("nia@school.example")).toEqual([]);
  const link = await invite("Nia@School.example", { name: "Nia Nowak" });
  const opened = await site.visitor().get(link);
  expect([opened.status, opened.body.includes("Accept the invitation")]).toEqual([200, true]);
  expect(await personOf("nia@school.example")).toBeUndefined();
  const done = await site.visitor().post(link, {});
  expect([done.status, done.headers["location"]]).toEqual([303, "/account/set-up"]);
  const person = await personOf("nia@school.example");
  expect(person).toMatchObject({ name: "Nia Nowak", state: "active" });
  expect(person?.email_verified_at).not.toBeNull();
  const session = await findSession(site.app, cookieOf(done.headers).split("=")[1] ?? "");
  expect([session?.level, session?.personId, session?.actor.permissions.size]).toEqual([
    "enrolling",
    person?.person_id,
    0,
  ]);
  expect(await rolesOf(person?.person_id ?? "")).toEqual(["read-only"]);
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["person_id", "person_name", "centre_id", "subject_id", "after"])
    .where("action", "=", "accept-invitation")
    .executeTakeFirstOrThrow();
  expect(act).toMatchObject({
    person_id: person?.person_id,
    person_name: "Nia Nowak",
    centre_id: "10001",
    after: { role: "read-only" },
  });
});

test("a link that was used, cancelled, sent again, expired or made up gets the same answer and gives nothing", async () => {
  const used = await invite("used@school.example");
  await site.visitor().post(used, {});
  const id = async (email: string) =>
    (
      await site.app.database.as.board
        .selectFrom("access.invitation")
        .select("invitation_id")
        .where("email", "=", email)
        .executeTakeFirstOrThrow()
    ).invitation_id;
  const cancelled = await invite("cancelled@school.example");
  const place = `/centre/staff/invitations/${await id("cancelled@school.example")}`;
  expect((await officer.get(place)).body).toContain("Cancel the invitation");
  expect((await officer.post(`${place}/cancel`, {})).headers["location"]).toBe("/centre/staff?done=cancelled");
  const replaced = await invite("again@school.example");
  const again = `/centre/staff/invitations/${await id("again@school.example")}/again`;
  expect((await officer.post(again, {})).headers["location"]).toBe("/centre/staff?done=again");
  const expired = await invite("expired@school.example");
  await site.app.database.as.board
    .updateTable("access.invitation")
    .set({ expires_at: "2020-01-01T00:00:00Z" })
    .where("email", "=", "expired@school.example")
    .execute();
  const answers = await Promise.all(
    [used, cancelled, replaced, expired, "/invitation/made-up"].map(async (link) => {
      const [got, sent] = [await site.visitor().get(link), await site.visitor().post(link, {})];
      return [got.status, got.body, sent.status, sent.body];
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.[0]).toBe(410);
  const fresh = (await links("again@school.example")).at(-1) ?? "";
  expect((await site.visitor().post(fresh, {})).status).toBe(303);
  for (const email of ["cancelled@school.example", "expired@school.example"]) {
    expect(await personOf(email), email).toBeUndefined();
  }
});

test("two who accept at the same moment: one gets in, and there is one person with one role", async () => {
  const link = await invite("race@school.example");
  const answers = await Promise.all([1, 2, 3, 4].map(() => site.visitor().post(link, {})));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 410, 410, 410]);
  const person = await personOf("race@school.example");
  expect(await rolesOf(person?.person_id ?? "")).toEqual(["read-only"]);
});

test("one waits for the other: whoever comes second finds the invitation used", async () => {
  const token = (await invite("wait@school.example")).split("/").at(-1) ?? "";
  const raw = { token, visitor: "" };
  const actor = (personId: string) => ({ ...publicActor, personId, name: "Nia New" });
  const [locked, holding] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = site.app.database.as.access.transaction().execute(async (tx) => {
    await tx
      .selectFrom("access.invitation")
      .select("invitation_id")
      .where("email", "=", "wait@school.example")
      .forUpdate()
      .execute();
    locked.resolve();
    await holding.promise;
    await tx
      .updateTable("access.invitation")
      .set({ accepted_at: "2026-01-01T00:00:00Z", accepted_by: "somebody" })
      .where("email", "=", "wait@school.example")
      .execute();
  });
  await locked.promise;
  const second = perform(site.app, actor(crypto.randomUUID()), acceptInvitation, raw);
  await untilWaiting(site.app.database, 1);
  holding.resolve();
  await first;
  expect(await second).toMatchObject({ ok: false, refusals: [{ code: "invitation-over" }] });
});

test("an address that is somebody's already: they sign in first, and nobody else can accept for them", async () => {
  const zoe = await site.signIn({
    personId: "zoe",
    name: "Zoe Other",
    side: "centre",
    centreId: "20002",
    role: "senco",
    email: "zoe@other.example",
  });
  const link = await invite("zoe@other.example", { name: "Zoe" });
  const stranger = await site.visitor().get(link);
  expect(stranger.body).toContain("Sign in to accept your invitation");
  expect((await site.visitor().post(link, {})).body).toContain("Sign in to accept your invitation");
  const gus = await site.signIn({
    ...centre,
    personId: "gus",
    name: "Gus",
    role: "senco",
    email: "gus@school.example",
  });
  const forwarded = await gus.post(link, {});
  expect([forwarded.status, forwarded.headers["set-cookie"]]).toEqual([403, undefined]);
  expect(await rolesOf("zoe")).toEqual(["senco"]);
  expect(await rolesOf("gus")).toEqual(["senco"]);
  expect((await zoe.get(link)).body).toContain("The role is added to your account, Zoe Other");
  expect((await zoe.post(link, {})).headers["location"]).toBe("/account");
  expect(await rolesOf("zoe")).toEqual(["read-only", "senco"]);
  expect((await zoe.post(link, {})).status).toBe(410);
});

test("an invitation to somebody new is not taken by who is signed in as another", async () => {
  const link = await invite("fresh@school.example");
  expect((await officer.get(link)).body).toContain("a different email address from your account");
  expect((await officer.post(link, {})).status).toBe(403);
  expect(await rolesOf("omar")).toEqual(["exams-officer"]);
  expect(await personOf("fresh@school.example")).toBeUndefined();
});

test("an invitation is worth no more than what its sender still holds", async () => {
  const fay = await site.signIn({ ...centre, personId: "fay", name: "Fay Fellow", role: "exams-officer" });
  const link = await invite("late@school.example", { role: "exams-officer" }, fay);
  await site.app.database.as.board
    .updateTable("access.role_holding")
    .set({ ended_at: "2026-01-01T00:00:00Z", ended_by: "omar" })
    .where("person_id", "=", "fay")
    .execute();
  expect((await site.visitor().post(link, {})).status).toBe(410);
  expect(await personOf("late@school.example")).toBeUndefined();
});

test.each([
  [{ email: "omar@school.example" }, "Omar Officer has an account here"],
  [{ email: "race@school.example" }, "Nia New has an account here"],
  [{ email: "fresh@school.example" }, "This email address has already been invited"],
  [{ email: "none" }, "Enter an email address"],
  [{ name: "" }, "Enter the person"],
  [{ role: "teacher" }, "Enter the code of each qualification"],
  [{ role: "head-of-centre" }, "appointed by the board"],
  [{ name: "<script>alert(1)</script>", role: "" }, "&lt;script&gt;alert(1)"],
])("an invitation with %j is refused on the form", async (change, words) => {
  const form = { name: "Nia", email: "x@school.example", role: "read-only", ...change };
  for (const checked of ["", "yes"]) {
    const answer = await officer.post("/centre/staff/invite", { ...form, checked });
    expect([answer.status, answer.body.includes(words)]).toEqual([422, true]);
  }
  expect(await links("x@school.example")).toEqual([]);
});

test("of a link only the hash is kept: not in the log, the notices, the events or the answers", async () => {
  const token = (await invite("secret@school.example")).split("/").at(-1) ?? "";
  const { rows } = await site.app.database.pools.worker.query<{ text: string }>(`
    select row_to_json(a)::text as text from audit.act a union all select row_to_json(n)::text from access.notice n
    union all select row_to_json(o)::text from platform.outbox o`);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  const kept = await site.app.database.pools.access.query<{ hash: Buffer }>(
    "select token_hash as hash from access.invitation",
  );
  expect(kept.rows.some(({ hash }) => hash.toString("base64url") === token)).toBe(false);
});

test("without a mail server the inviter is told so, and makes a link that is shown once and works once", async () => {
  const mailed = await invite("byhand@school.example", { name: "Hana Hand" });
  const list = await officer.get("/centre/staff?done=invited");
  expect(list.body).toContain("no email was sent because no mail server is set");
  const { invitation_id: id } = await site.app.database.as.board
    .selectFrom("access.invitation")
    .select("invitation_id")
    .where("email", "=", "byhand@school.example")
    .executeTakeFirstOrThrow();
  const place = `/centre/staff/invitations/${id}`;
  expect((await officer.get(place)).body).toContain("Make a link for Hana Hand");
  const made = await officer.post(`${place}/link`, {});
  const [link = ""] = /\/invitation\/[\w-]+(?=<)/.exec(made.body) ?? [];
  expect([made.status, made.body.includes(`http://localhost${link}`)]).toEqual([200, true]);
  expect((await site.visitor().get(mailed)).status).toBe(410);
  expect((await site.visitor().get(link)).body).toContain("Accept the invitation");
  const token = link.split("/").at(-1) ?? "";
  const { rows } = await site.app.database.pools.worker.query<{ text: string }>(
    "select row_to_json(a)::text as text from audit.act a union all select row_to_json(n)::text from access.notice n",
  );
  expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  expect(rows.some(({ text }) => text.includes("make-invitation-link"))).toBe(true);
  expect((await site.visitor().post(link, {})).status).toBe(303);
  expect((await officer.post(`${place}/link`, {})).status).toBe(404);
});

test("where email is sent no link is handed over", async () => {
  const sending = await testSite(staffRoutes, { mail: { mode: "capture" } });
  const boss = await sending.signIn({ ...centre, personId: "bo", name: "Bo", role: "exams-officer" });
  await sending.signIn({ ...centre, personId: "bea", name: "Bea", role: "exams-officer" });
  const form = { name: "Ned", email: "ned@school.example", role: "read-only", checked: "yes" };
  expect((await boss.post("/centre/staff/invite", form)).status).toBe(303);
  expect((await boss.get("/centre/staff?done=invited")).body).not.toContain("no mail server is set");
  const { invitation_id: id } = await sending.app.database.as.board
    .selectFrom("access.invitation")
    .select("invitation_id")
    .executeTakeFirstOrThrow();
  expect((await boss.get(`/centre/staff/invitations/${id}`)).body).not.toContain("Make a link");
  const refused = await boss.post(`/centre/staff/invitations/${id}/link`, {});
  expect([refused.status, refused.body.includes("Invitations are sent by email here.")]).toEqual([422, true]);
  await sending.close();
});
