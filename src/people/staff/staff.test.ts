import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, publicActor } from "#platform/actors";
import { type App, program } from "#platform/app";
import { perform, type Performed } from "#platform/perform";
import { theProgram } from "../../start/program.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import type { Role } from "../roles.ts";
import { findSession } from "../sessions/find-session.ts";
import { startSession } from "../sessions/start-session.ts";
import { appointPerson } from "./appoint-person/appoint-person.ts";
import { closePerson } from "./close-person/close-person.ts";
import { untilWaiting } from "./fixture.ts";
import { lockPlace } from "./place.ts";
import { suspendAccount } from "./suspend-account/suspend-account.ts";
import { reopenPerson } from "./reopen-person/reopen-person.ts";
import { staffRoutes } from "./routes.ts";

let site: TestSite;
let head: Visitor;
let officer: Visitor;
let deputy: Visitor;
let admin: Visitor;
let approvals: Visitor;
const centre = { side: "centre", centreId: "10001" } as const;

beforeAll(async () => {
  site = await testSite(theProgram.routes);
  head = await site.signIn({
    ...centre,
    personId: "helen",
    name: "Helen Head",
    role: "head-of-centre",
    email: "helen@school.example",
  });
  officer = await site.signIn({
    ...centre,
    personId: "omar",
    name: "Omar Officer",
    role: "exams-officer",
    email: "omar@school.example",
  });
  deputy = await site.signIn({
    ...centre,
    personId: "sam",
    name: "Sam Lee",
    role: "senco",
    email: "sam@school.example",
  });
  await site.signIn({
    personId: "zoe",
    name: "Zoe Other",
    side: "centre",
    centreId: "20002",
    role: "exams-officer",
    email: "zoe@other.example",
  });
  admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
  approvals = await site.signIn({ personId: "abe", name: "Abe Approvals", side: "board", role: "approvals" });
});
afterAll(() => site.close());

async function notices(centreId = "10001"): Promise<readonly string[]> {
  const rows = await site.app.database.as.board
    .selectFrom("access.notice")
    .select("text")
    .where("centre_id", "=", centreId)
    .orderBy("notice_id")
    .execute();
  return rows.map((row) => row.text);
}

async function mails(): Promise<readonly { recipient: string; subject: string; body: string | null }[]> {
  return site.app.database.as.worker
    .selectFrom("platform.mail")
    .select(["recipient", "subject", "body"])
    .orderBy("mail_id")
    .execute();
}

async function newestAct() {
  return site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "person_name", "centre_id", "subject_id", "reason", "before", "after"])
    .orderBy("act_id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

async function holdingOf(personId: string, role: string): Promise<string> {
  const row = await site.app.database.as.board
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("person_id", "=", personId)
    .where("role", "=", role)
    .orderBy("holding_id", "desc")
    .executeTakeFirstOrThrow();
  return row.holding_id;
}

/** The newest link that was mailed to an address. */
async function linkFor(email: string): Promise<string> {
  const body = (await mails()).findLast(
    (mail) => mail.recipient === email && mail.body?.includes("/invitation/"),
  )?.body;
  return /\/invitation\/[\w-]+/.exec(body ?? "")?.[0] ?? "";
}

const dayFromNow = (days: number): string => Temporal.Now.plainDateISO("Europe/London").add({ days }).toString();

test("a head gives a deputy two weeks: a page in words, then role, log line, notice and mails", async () => {
  const asked = { role: "deputy-exams-officer", until: dayFromNow(13) };
  const check = await head.post("/centre/staff/sam/give", asked);
  expect(check.status).toBe(200);
  expect(check.body).toContain("Send entries and amendments");
  expect(
    await site.app.database.as.board
      .selectFrom("access.role_holding")
      .select("role")
      .where("person_id", "=", "sam")
      .execute(),
  ).toEqual([{ role: "senco" }]);
  const token = await site.token("sam");
  expect((await findSession(site.app, token))?.actor.permissions.has("entries.submit")).toBe(false);
  const before = (await mails()).length;
  const done = await head.post("/centre/staff/sam/give", { ...asked, checked: "yes" });
  expect([done.status, done.headers["location"]]).toEqual([303, "/centre/staff/sam?done=given"]);
  expect((await findSession(site.app, token))?.actor.permissions.has("entries.submit")).toBe(true);
  expect(await newestAct()).toMatchObject({
    action: "grant-role",
    person_name: "Helen Head",
    centre_id: "10001",
    subject_id: "sam",
    after: { role: "deputy-exams-officer", until: asked.until },
  });
  expect((await notices()).at(-1)).toMatch(/^Helen Head gave Sam Lee the role of deputy exams officer until .*\.$/);
  const told = (await mails()).slice(before);
  expect(told.map((mail) => mail.recipient)).toEqual(["helen@school.example", "omar@school.example"]);
  expect(told[0]?.subject).toBe("Centre 10001: Sam Lee given the role of deputy exams officer");
});

test("the deputy sees the staff and cannot change them", async () => {
  expect((await deputy.get("/centre/staff")).body).toContain("Omar Officer");
  expect((await deputy.get("/centre/staff")).body).not.toContain("Invite a person");
  for (const path of ["/centre/staff/invite", "/centre/staff/omar/give", "/centre/staff/omar/sessions"]) {
    expect((await deputy.get(path)).status, path).toBe(403);
    expect((await deputy.post(path, { role: "senco", checked: "yes" })).status, path).toBe(403);
  }
});

test("a role that is ended is gone at the next request of a session that was open", async () => {
  const token = await site.token("sam");
  const holding = await holdingOf("sam", "deputy-exams-officer");
  const path = `/centre/staff/sam/roles/${holding}/end`;
  const look = () => site.server.inject({ url: "/centre/staff", headers: { authorization: `Bearer ${token}` } });
  expect((await look()).statusCode).toBe(200);
  expect((await head.get(path)).status).toBe(200);
  expect((await head.post(path, { reason: "" })).status).toBe(422);
  expect((await head.post(path, { reason: "Back from holiday" })).headers["location"]).toBe(
    "/centre/staff/sam?done=ended",
  );
  expect((await look()).statusCode).toBe(403);
  expect(await newestAct()).toMatchObject({
    action: "end-role",
    reason: "Back from holiday",
    centre_id: "10001",
    before: { role: "deputy-exams-officer" },
  });
  expect((await notices()).at(-1)).toContain(
    "Helen Head ended Sam Lee's role as deputy exams officer. Reason: Back from holiday",
  );
  expect((await head.post(path, { reason: "again" })).body).toContain("This role has already ended");
});

test("a role that was ended by mistake is restored as it was, and the person's page shows both", async () => {
  const holding = await holdingOf("sam", "deputy-exams-officer");
  expect((await head.post(`/centre/staff/sam/roles/${holding}/restore`, {})).headers["location"]).toBe(
    "/centre/staff/sam?done=restored",
  );
  const { body } = await head.get("/centre/staff/sam");
  for (const part of ["Restored a role", "Ended a role", "Back from holiday", "Deputy exams officer"]) {
    expect(body).toContain(part);
  }
  expect((await head.post(`/centre/staff/sam/roles/${holding}/restore`, {})).body).toContain("was not ended");
});

test("a role that ends on a later day is held until then", async () => {
  const holding = await holdingOf("sam", "deputy-exams-officer");
  const until = dayFromNow(3);
  expect(
    (await officer.post(`/centre/staff/sam/roles/${holding}/end`, { reason: "term ends", until })).headers["location"],
  ).toBe("/centre/staff/sam?done=ends-later");
  expect((await findSession(site.app, await site.token("sam")))?.actor.roles).toContain("deputy-exams-officer");
  expect(
    (await officer.post(`/centre/staff/sam/roles/${holding}/end`, { reason: "x", until: dayFromNow(9) })).body,
  ).toContain("already ends on");
});

test.each([
  ["their own page", "/centre/staff/omar/give", { role: "senco" }, "You cannot change your own roles"],
  ["the head's role", "/centre/staff/sam/give", { role: "head-of-centre" }, "is appointed by the board"],
  ["a role of the board", "/centre/staff/sam/give", { role: "administrator" }, "is not a role at a centre"],
  ["no role", "/centre/staff/sam/give", {}, "Choose a role"],
  ["a day that is none", "/centre/staff/sam/give", { role: "read-only", until: "tomorrow" }, "Enter a day as year"],
])("an exams officer who asks for %s is refused, with the field", async (_title, path, form, words) => {
  for (const checked of ["", "yes"]) {
    const answer = await officer.post(path, { ...form, checked });
    expect([answer.status, answer.body.includes(words)]).toEqual([422, true]);
  }
});

test("people of another centre get the same answer as people who do not exist, whatever is asked", async () => {
  const holding = await holdingOf("zoe", "exams-officer");
  const [foreign, nobody] = [
    ["zoe", holding],
    ["nobody", crypto.randomUUID()],
  ];
  for (const rest of ["", "/give", "/sessions", "/reactivate", "/roles/HOLDING/end", "/roles/HOLDING/restore"]) {
    const answers = await Promise.all(
      [foreign, nobody].map(async ([person = "", role = ""]) => {
        const path = `/centre/staff/${person}${rest.replace("HOLDING", role)}`;
        const [got, sent] = [
          await head.get(path),
          await head.post(path, { reason: "x", role: "senco", checked: "yes" }),
        ];
        return [got.status, got.body, sent.status, sent.body];
      }),
    );
    expect(answers[0], rest).toEqual(answers[1]);
    expect(answers[0]?.[0], rest).toBe(404);
  }
  expect((await head.post(`/centre/staff/sam/roles/${holding}/end`, { reason: "x" })).status).toBe(404);
});

test("the last who manages accounts cannot resign the role; when there are two, one can", async () => {
  const lastOne = await site.signIn({
    personId: "lena",
    name: "Lena Last",
    side: "centre",
    centreId: "30003",
    role: "exams-officer",
  });
  const resign = `/account/roles/${await holdingOf("lena", "exams-officer")}/resign`;
  for (const answer of [await lastOne.get(resign), await lastOne.post(resign, {})]) {
    expect([answer.status, answer.body.includes("Make another person exams officer first")]).toEqual([422, true]);
  }
  await site.signIn({ personId: "lou", name: "Lou Next", side: "centre", centreId: "30003", role: "exams-officer" });
  const louIs = (state: string) =>
    site.app.database.as.access.updateTable("access.person").set({ state }).where("person_id", "=", "lou").execute();
  await louIs("suspended");
  expect((await lastOne.post(resign, {})).status).toBe(422);
  await louIs("active");
  expect((await lastOne.get(resign)).body).toContain("Resign as exams officer at centre 30003");
  expect((await lastOne.post(resign, {})).headers["location"]).toBe("/account");
  expect((await findSession(site.app, await site.token("lena")))?.actor.permissions.size).toBe(0);
  expect(await newestAct()).toMatchObject({ action: "resign-role", centre_id: "30003", subject_id: "lena" });
  expect((await officer.post(resign, {})).status).toBe(404);
});

test("two exams officers who remove each other at the same moment: one is left", async () => {
  const both = [];
  for (const id of ["p1", "p2"]) {
    both.push(await site.signIn({ personId: id, name: id, side: "centre", centreId: "40004", role: "exams-officer" }));
  }
  const holdings = await Promise.all(
    ["p2", "p1"].map(async (id) => `/centre/staff/${id}/roles/${await holdingOf(id, "exams-officer")}/end`),
  );
  const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = site.app.database.as.access.transaction().execute(async (tx) => {
    await lockPlace(tx, { side: "centre", centreId: "40004" }, true);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const ends = both.map((who, at) => who.post(holdings[at] ?? "", { reason: "a quarrel" }));
  await untilWaiting(site.app.database, 2);
  release.resolve();
  const answers = await Promise.all([...ends, holder.then(() => ({ status: 0 }))]);
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
});

test("somebody with roles at two centres acts for the one they chose, and for that alone", async () => {
  await site.app.database.as.board
    .insertInto("access.role_holding")
    .values({
      holding_id: crypto.randomUUID(),
      person_id: "zoe",
      role: "teacher",
      side: "centre",
      centre_id: "10001",
      subjects: ["J560"],
      granted_by: "set-up",
    })
    .execute();
  const from = { browser: "a test", network: "127.0.0.1" };
  const at = (centreId: string) =>
    startSession(site.app, {
      personId: "zoe",
      level: "full",
      method: "passkey",
      from,
      place: { side: "centre", centreId, candidateId: null },
    });
  const look = async (centreId: string, url: string) => {
    const headers = { authorization: `Bearer ${await at(centreId)}` };
    return site.server.inject({ url, headers });
  };
  expect((await look("20002", "/centre/staff")).body).not.toContain("Helen Head");
  expect((await look("20002", "/centre/staff/sam")).statusCode).toBe(404);
  expect((await look("10001", "/centre/staff")).statusCode).toBe(403);
  const sent = await site.server.inject({
    method: "POST",
    url: "/centre/staff/sam/give",
    payload: "role=senco&checked=yes",
    headers: { authorization: `Bearer ${await at("20002")}`, "content-type": "application/x-www-form-urlencoded" },
  });
  expect(sent.statusCode).toBe(404);
});

test("the board appoints a centre's head and its first exams officer, by invitation or from its staff", async () => {
  expect((await approvals.get("/board/people/appoint?centre=50005")).status).toBe(200);
  const form = { centre: "50005", role: "head-of-centre", name: "Hugh New", email: "Hugh@new.example" };
  expect((await approvals.post("/board/people/appoint", form)).body).toContain("Check the appointment");
  expect((await approvals.post("/board/people/appoint", { ...form, checked: "yes" })).headers["location"]).toBe(
    "/board/people?centre=50005&done=invited",
  );
  const first = await linkFor("hugh@new.example");
  await approvals.post("/board/people/appoint", { ...form, checked: "yes" });
  expect((await site.visitor().get(first)).status).toBe(410);
  const accepted = await site.visitor().post(await linkFor("hugh@new.example"), {});
  expect(accepted.headers["location"]).toBe("/account/set-up");
  const sam = { centre: "10001", person: "sam", role: "exams-officer", checked: "yes" };
  expect((await approvals.post("/board/people/appoint", sam)).status).toBe(303);
  expect((await notices()).at(-1)).toContain("Abe Approvals gave Sam Lee the role of exams officer.");
  expect(await newestAct()).toMatchObject({ action: "appoint-person", centre_id: "10001", subject_id: "sam" });
  const end = `/board/people/sam/roles/${await holdingOf("sam", "exams-officer")}/end-appointment`;
  expect((await approvals.post(end, { reason: "a mistake" })).headers["location"]).toBe("/board/people/sam?done=ended");
  const teacher = { ...form, role: "teacher", checked: "yes" };
  expect((await approvals.post("/board/people/appoint", teacher)).status).toBe(422);
  expect([403, 404]).toContain((await head.post("/board/people/appoint", form)).status);
});

test("the board closes an account: sessions end, and stay ended when it opens again", async () => {
  const person = { personId: "cleo", name: "Cleo Close", ...centre, role: "read-only" } as const;
  await site.signIn(person);
  const token = await site.token("cleo");
  expect((await admin.post("/board/people/cleo/close", { reason: "" })).status).toBe(422);
  expect((await admin.post("/board/people/cleo/close", { reason: "Has died" })).status).toBe(303);
  expect(await findSession(site.app, token)).toBeUndefined();
  expect(await newestAct()).toMatchObject({ action: "close-person", centre_id: "10001", after: { state: "closed" } });
  expect((await notices()).at(-1)).toContain("Ada Admin closed Cleo Close's account. Reason:");
  expect((await head.get("/centre/staff/cleo/give")).status).toBe(404);
  expect((await admin.post("/board/people/cleo/reopen", { reason: "A mistake" })).status).toBe(303);
  expect(await findSession(site.app, token)).toBeUndefined();
  expect((await findSession(site.app, await site.token("cleo")))?.actor.roles).toEqual(["read-only"]);
  expect((await admin.post("/board/people/ada/close", { reason: "x" })).body).toContain(
    "cannot close your own account",
  );
});

test("every session of a colleague ends, one's own not from here", async () => {
  const token = await site.token("sam");
  expect((await officer.post("/centre/staff/sam/sessions", { reason: "Lost laptop" })).status).toBe(303);
  expect(await findSession(site.app, token)).toBeUndefined();
  expect(await newestAct()).toMatchObject({ action: "end-sessions-of-person", reason: "Lost laptop" });
  expect((await officer.post("/centre/staff/omar/sessions", {})).body).toContain("These are your own sessions");
});

test("who has left a centre is out of its reach: their sessions elsewhere go on", async () => {
  await site.signIn({ ...centre, personId: "gil", name: "Gil Gone", role: "read-only" });
  const end = `/centre/staff/gil/roles/${await holdingOf("gil", "read-only")}/end`;
  expect((await officer.post(end, { reason: "Left" })).status).toBe(303);
  const token = await site.token("gil");
  expect((await officer.get("/centre/staff/gil/sessions")).status).toBe(404);
  expect((await officer.post("/centre/staff/gil/sessions", { reason: "spite" })).status).toBe(404);
  expect(await findSession(site.app, token)).toBeDefined();
  const { body } = await officer.get("/centre/staff/gil");
  expect([body.includes("Last signed in"), body.includes("End all sessions")]).toEqual([false, false]);
});

type Asked = readonly [App, Actor, Record<string, string>];

test.each<readonly [string, (...asked: Asked) => Promise<Performed<unknown>>]>([
  ["close-person", (app, actor, raw) => perform(app, actor, closePerson, raw)],
  ["reopen-person", (app, actor, raw) => perform(app, actor, reopenPerson, raw)],
  ["suspend-account", (app, actor, raw) => perform(app, actor, suspendAccount, raw)],
  ["appoint-person", (app, actor, raw) => perform(app, actor, appointPerson, raw)],
])("the act %s of the board refuses a centre's people, whatever they may", async (_name, act) => {
  const everything = new Set(Object.keys(program().permissions));
  const actor = { ...publicActor, ...head.actor, permissions: everything };
  const raw = { person: "sam", reason: "x", centre: "10001", role: "exams-officer" };
  const code = expect.stringMatching(/^(staff-unknown|centre-form)$/);
  expect(await act(site.app, actor, raw)).toMatchObject({ ok: false, refusals: [{ code }] });
});

test("a centre that looks at a list filters, sorts and exports it; programs get the same", async () => {
  const named = /row"><a class="govuk-link" href="[^"]+">([^<]+)</g;
  const names = (body: string) => [...body.matchAll(named)].map((match) => match[1]);
  const all = names((await head.get("/centre/staff")).body);
  expect(all).toEqual(all.toSorted((a = "", b = "") => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  expect(names((await head.get("/centre/staff?sort=-name")).body)).toEqual(all.toReversed());
  expect(names((await head.get("/centre/staff?role=head-of-centre")).body)).toEqual(["Helen Head"]);
  expect((await head.get("/centre/staff?search=nobody-like-that")).body).toContain("Nothing matches your filters");
  const csv = (await head.get("/centre/staff?format=csv&search=helen")).body;
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect((await head.get("/centre/staff?format=xlsx")).bytes.subarray(0, 2).toString()).toBe("PK");
  const api: { total: number; staff: { name: string }[] } = JSON.parse(
    (await head.get("/api/v1/staff?search=helen")).body,
  );
  expect([api.total, api.staff.map((row) => row.name)]).toEqual([1, ["Helen Head"]]);
  expect((await site.visitor().get("/api/v1/staff")).status).toBe(401);
});

test("the board searches people of every centre by side, centre and state", async () => {
  const found = async (query: string) => (await admin.get(`/board/people?${query}`)).body;
  expect(await found("centre=20002")).toContain("Zoe Other");
  expect(await found("centre=20002")).not.toContain("Helen Head");
  expect(await found("side=board")).toContain("Abe Approvals");
  expect(await found("side=board")).not.toContain("Zoe Other");
  expect(await found("state=ended&search=sam")).toContain("Sam Lee");
  expect((await approvals.get("/board/people/helen")).body).toContain("end-appointment");
});

test("a notice is read once and is gone from the page", async () => {
  const { body } = await head.get("/centre/staff");
  const path = /action="(\/centre\/staff\/notices\/[\w-]+)"/.exec(body)?.[1] ?? "";
  const cover = { ...centre, personId: "dee", name: "Dee Puty", role: "deputy-exams-officer" } as const;
  expect((await (await site.signIn(cover)).post(path, {})).status).toBe(403);
  expect((await head.post(path, { from: "home" })).headers["location"]).toBe("/centre");
  expect((await head.get("/centre/staff")).body).not.toContain(path);
  expect((await head.post(path, {})).status).toBe(404);
});

test("a change of rights wants a proof that is fresh, on the page and for the form", async () => {
  await site.app.database.as.access
    .updateTable("access.session")
    .set({ proved_at: "2020-01-01T00:00:00Z" })
    .where("person_id", "=", "omar")
    .execute();
  const location = async (answer: Promise<Answer>) => String((await answer).headers["location"]);
  expect(await location(officer.get("/centre/staff/sam/give"))).toMatch(/^\/confirm-identity/);
  expect(await location(officer.post("/centre/staff/sam/give", { role: "read-only", checked: "yes" }))).toMatch(
    /^\/confirm-identity/,
  );
  const silent = staffRoutes.filter((route) => route.act && route.scope !== "public" && !route.confirm);
  expect(silent.map((route) => route.act)).toEqual(["read-notice"]);
  expect(
    program()
      .acts.filter((action) => action.permission === "people.appoint")
      .map((action) => action.name),
  ).toEqual(["appoint-person", "cancel-appointment", "end-appointment", "make-appointment-link"]);
});

test("the account of a head of centre is closed by two people of the board", async () => {
  const head = {
    personId: "hetty",
    name: "Hetty Head",
    side: "centre",
    role: "head-of-centre",
    centreId: "30003",
  } as const;
  await site.signIn(head);
  const state = async () =>
    (
      await site.app.database.as.board
        .selectFrom("access.person")
        .select("state")
        .where("person_id", "=", "hetty")
        .executeTakeFirst()
    )?.state;
  const form = { reason: "Has left the school" };
  const alone = await admin.post("/board/people/hetty/close", form);
  expect([alone.status, alone.body]).toEqual([422, expect.stringContaining("no one else at the board may do it")]);
  const other = await site.signIn({ personId: "abi", name: "Abi Admin", side: "board", role: "administrator" });
  const proposed = await admin.post("/board/people/hetty/close", form);
  const [path = ""] = String(proposed.headers["location"]).split("?");
  expect(await state()).toBe("active");
  const shown = (await other.get(path)).body;
  for (const text of ["Close Hetty Head&#39;s account", "Has left the school", "30003"]) expect(shown).toContain(text);
  expect((await other.post(`${path}/approval`, {})).status).toBe(303);
  expect(await state()).toBe("closed");
  expect(
    await site.app.database.as.access
      .selectFrom("access.session")
      .select("person_id")
      .where("person_id", "=", "hetty")
      .execute(),
  ).toEqual([]);
});

test("marks and boundaries do not meet in one person: the check page says so, and no combination of roles gives both", async () => {
  await site.signIn({
    personId: "eve",
    name: "Eve Entries",
    side: "board",
    role: "entries",
    email: "eve@board.example",
  });
  const check = (role: string) => admin.post("/board/people/eve/give", { role });
  const shown = (await check("moderation")).body;
  expect(shown).toContain(
    "With roles that allow “See marks and what is outstanding” or “Record marks of any component”",
  );
  expect(shown).toContain("cannot have “See grade boundaries before they are released” and “Load a catalogue”");
  for (const role of ["results", "finance"]) expect((await check(role)).body).not.toContain("cannot have");
  const acts = async (...more: Role[]) => {
    for (const role of more) {
      await site.app.database.pools.worker.query(
        `insert into access.role_holding (holding_id, person_id, role, side, granted_by)
         values (gen_random_uuid(), 'eve', $1, 'board', 'test')`,
        [role],
      );
    }
    const actor = await findSession(site.app, await site.token("eve"));
    return ["catalogue.load", "boundaries.view-early", "marks.view"].filter((each) =>
      actor?.actor.permissions.has(each),
    );
  };
  expect(await acts()).toEqual(["catalogue.load", "boundaries.view-early"]);
  expect(await acts("moderation")).toEqual(["marks.view"]);
  expect(await acts("results")).toEqual(["catalogue.load", "boundaries.view-early", "marks.view"]);
});
