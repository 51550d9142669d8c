import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { addPerson } from "../../people.ts";
import { findSession } from "../../sessions/find-session.ts";
import { staffRoutes } from "../routes.ts";
import { suspendDormant } from "./suspend-dormant.ts";

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
  await addPerson(site.app, {
    ...centre,
    personId: "sam",
    name: "Sam Lee",
    role: "senco",
    email: "sam@school.example",
  });
  await addPerson(site.app, { ...centre, personId: "may", name: "May No Mail", role: "senco" });
  await addPerson(site.app, { personId: "ada", name: "Ada", side: "board", role: "administrator" });
  await addPerson(site.app, {
    personId: "kit",
    name: "Kit",
    side: "candidate",
    role: "candidate",
    centreId: "10001",
    candidateId: 1,
  });
});
afterAll(() => site.close());

/** As if somebody had last signed in, and was warned, so many days ago. */
async function unused(personId: string, days: number, warned: number | null = null): Promise<void> {
  const at = (ago: number) =>
    Temporal.Now.instant()
      .subtract({ hours: 24 * ago })
      .toString();
  await site.app.database.as.access
    .updateTable("access.person")
    .set({ signed_in_at: at(days) })
    .where("person_id", "=", personId)
    .execute();
  await site.app.database.as.worker
    .updateTable("access.person")
    .set({ dormant_warned_at: warned === null ? null : at(warned) })
    .where("person_id", "=", personId)
    .execute();
}

const stateOf = async (personId: string) =>
  (
    await site.app.database.as.board
      .selectFrom("access.person")
      .select("state")
      .where("person_id", "=", personId)
      .executeTakeFirstOrThrow()
  ).state;
const mailTo = async (email: string) =>
  (
    await site.app.database.as.worker
      .selectFrom("platform.mail")
      .select("subject")
      .where("recipient", "=", email)
      .orderBy("mail_id")
      .execute()
  ).map((row) => row.subject);

test("no one who signs in now and then is suspended or warned", async () => {
  await unused("sam", 100);
  expect(await suspendDormant(site.app)).toEqual({ warned: 0, suspended: 0 });
});

test("a month before an account is suspended its owner is warned, once", async () => {
  await unused("sam", 340);
  await unused("may", 340);
  expect(await suspendDormant(site.app)).toEqual({ warned: 2, suspended: 0 });
  expect(await suspendDormant(site.app)).toEqual({ warned: 0, suspended: 0 });
  expect(await mailTo("sam@school.example")).toEqual([
    "Your account at Meridian Awarding Organisation will be suspended in 30 days",
  ]);
  expect(await stateOf("sam")).toBe("active");
});

test("after the month the account is suspended: its session ends, the log and the centre say so", async () => {
  const token = await site.token("sam");
  await unused("sam", 366, 31);
  await unused("may", 366, 2);
  expect(await suspendDormant(site.app)).toEqual({ warned: 0, suspended: 1 });
  expect([await stateOf("sam"), await stateOf("may")]).toEqual(["suspended", "active"]);
  expect(await findSession(site.app, token)).toBeUndefined();
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["person_name", "subject_id", "centre_id"])
    .where("action", "=", "suspend-account")
    .execute();
  expect(act).toEqual([{ person_name: "Nightly work", subject_id: "sam", centre_id: "10001" }]);
  expect(await mailTo("omar@school.example")).toEqual(["Centre 10001: Sam Lee's account suspended"]);
  expect((await officer.get("/centre/staff?state=suspended")).body).toContain("Sam Lee");
});

test("the exams officer reactivates it; the count begins again with a warning", async () => {
  expect((await officer.get("/centre/staff/sam/reactivate")).status).toBe(200);
  expect((await officer.post("/centre/staff/sam/reactivate", {})).headers["location"]).toBe(
    "/centre/staff/sam?done=reactivated",
  );
  expect(await stateOf("sam")).toBe("active");
  expect(await suspendDormant(site.app)).toEqual({ warned: 1, suspended: 0 });
  expect((await officer.post("/centre/staff/sam/reactivate", {})).status).toBe(404);
});

test("a centre does not reactivate someone who also works for the board", async () => {
  const run = (statement: string) => site.app.database.pools.access.query(statement);
  await site.signIn({ personId: "bo", name: "Bo Both", ...centre, role: "read-only" });
  const columns = "(holding_id, person_id, side, role, granted_by)";
  await run(`insert into access.role_holding ${columns}
    select gen_random_uuid(), 'bo', 'board', 'finance', 'x'`);
  await run("update access.person set state = 'suspended' where person_id = 'bo'");
  const refused = await officer.post("/centre/staff/bo/reactivate", {});
  expect([refused.status, refused.body.includes("Ask the board to reactivate their account.")]).toEqual([422, true]);
  expect(await stateOf("bo")).toBe("suspended");
  await run(
    "update access.role_holding set ended_at = now(), ended_by = 'x' where person_id = 'bo' and side = 'board'",
  );
  expect((await officer.post("/centre/staff/bo/reactivate", {})).status).toBe(303);
  await run("update access.person set state = 'closed' where person_id = 'bo'");
});

test("candidates are never suspended, nor is the last who manages accounts at the board", async () => {
  await unused("kit", 900, 100);
  await unused("ada", 900, 100);
  await unused("sam", 1);
  await unused("may", 1);
  expect(await suspendDormant(site.app)).toEqual({ warned: 0, suspended: 0 });
  await addPerson(site.app, { personId: "abe", name: "Abe", side: "board", role: "administrator" });
  expect(await suspendDormant(site.app)).toEqual({ warned: 0, suspended: 1 });
  expect([await stateOf("kit"), await stateOf("ada")]).toEqual(["active", "suspended"]);
});

test("how many days is a setting of the board", async () => {
  await site.app.database.pools.owner.query(
    "update platform.setting set value = '60' where name = 'dormant-account-days'",
  );
  await unused("may", 40);
  expect(await suspendDormant(site.app)).toEqual({ warned: 1, suspended: 0 });
});
