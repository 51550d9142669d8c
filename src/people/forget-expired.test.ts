import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteExpired } from "../platform/jobs/delete-expired.ts";
import { queueMail } from "#platform/mail";
import { addPerson } from "./people.ts";
import { recordSignInEvent } from "./sign-in-event.ts";
import { type TestSite, testSite } from "../start/test-site.ts";

let site: TestSite;
const from = { browser: "a test", network: "127.0.0.1" };
beforeAll(async () => {
  site = await testSite([]);
  await addPerson(site.app, { personId: "p1", name: "Pat One", side: "board", role: "entries" });
});
afterAll(() => site.close());

const owner = () => site.app.database.pools.owner;
async function aged(table: string, column: string, days: number): Promise<void> {
  await owner().query(`alter table ${table} no force row level security`);
  await owner().query(`update ${table} set ${column} = now() - make_interval(days => $1)`, [days]);
  await owner().query(`alter table ${table} force row level security`);
}
async function signInEvents(): Promise<number> {
  const rows = await site.app.database.as.access.selectFrom("access.sign_in_event").select("event_id").execute();
  return rows.length;
}

test("records are removed once they have been kept long enough, and no earlier", async () => {
  await recordSignInEvent(site.app, { kind: "signed-in", personId: "p1" }, from);
  await aged("access.sign_in_event", "at", 401);
  await recordSignInEvent(site.app, { kind: "signed-out", personId: "p1" }, from);
  await site.token("p1");
  await aged("access.session", "ends_at", 31);
  await site.app.database.as.access
    .transaction()
    .execute((tx) => queueMail(tx, { to: "a@b.example", subject: "Old", text: "x" }));
  await aged("platform.mail", "queued_at", 91);
  const deleted = await deleteExpired(site.app);
  expect(deleted).toMatchObject({ "access.sign_in_event": 1, "access.session": 1, "platform.mail": 1 });
  expect(await signInEvents()).toBe(1);
  expect((await deleteExpired(site.app))["access.sign_in_event"]).toBe(0);
});

test("the database stops the worker from removing records too early, whatever it asks", async () => {
  const gone = await site.app.database.pools.worker.query("delete from access.sign_in_event");
  expect(gone.rowCount).toBe(0);
  expect(await signInEvents()).toBe(1);
  await expect(site.app.database.pools.access.query("delete from access.sign_in_event")).rejects.toThrow(/permission/);
});

test("on hold, nothing is removed", async () => {
  await aged("access.sign_in_event", "at", 500);
  await owner().query("update platform.setting set value = 'yes' where name = 'retention-on-hold'");
  expect((await deleteExpired(site.app))["access.sign_in_event"]).toBe(0);
  await owner().query("update platform.setting set value = 'no' where name = 'retention-on-hold'");
  expect((await deleteExpired(site.app))["access.sign_in_event"]).toBe(1);
});
