import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#platform/database";
import { deliverEvents } from "#platform/events";
import { perform } from "#platform/perform";
import { announce } from "../../platform/events/announce.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { type Receiver, startReceiver } from "./fixture.ts";
import { webhookSubscribers } from "./hear-events.ts";
import { makeEndpoint } from "./make-endpoint/make-endpoint.ts";
import { pauseEndpoint, ourselves } from "./pause-endpoint/pause-endpoint.ts";
import { webhookRoutes } from "./routes.ts";
import { waitSeconds } from "./send/save-outcome.ts";
import { sendDue } from "./send/send-due.ts";
import { isFromTheBoard } from "./verify-signature.ts";
import { addAct } from "../../platform/audit/fixture.ts";

let site: TestSite;
let receiver: Receiver;
let officer: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  site = await testSite(webhookRoutes, { demo: true });
  const at = (centreId: string) => ({ side: "centre", role: "exams-officer", centreId }) as const;
  officer = await site.signIn({ personId: "ann", name: "Ann Officer", email: "ann@school.example", ...at("99901") });
  stranger = await site.signIn({ personId: "bob", name: "Bob Other", email: "bob@other.example", ...at("99902") });
});
afterAll(() => site.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  await site.app.database.pools.board.query("update webhooks.endpoint set state = 'removed', paused_at = null");
});

const worker = (text: string, values: readonly unknown[] = []) =>
  site.app.database.pools.worker.query(text, [...values]);
const home = "/centre/systems/webhooks";
const entries = { "event-entries-made": "yes" };

type Made = { readonly id: string; readonly secret: string; readonly place: string };

/** Adds a webhook to the receiver under a path of its own. */
async function add(path: string = randomUUID(), events: Record<string, string> = entries, by = officer): Promise<Made> {
  return madeOf(await by.post(`${home}/make`, { url: `${receiver.url}/${path}`, ...events }));
}

function madeOf({ status, body }: Answer): Made {
  const [secret = ""] = body.match(/whsec_[\w+/]{43}=/) ?? [];
  const id = body.match(/webhooks\/([0-9a-f-]{36})/)?.[1] ?? "";
  expect([status, secret.length, id.length]).toEqual([200, 50, 36]);
  return { id, secret, place: `${home}/${id}` };
}

async function happen(name: string, body: Record<string, unknown>, centreId: string | null = "99901"): Promise<void> {
  await site.app.database.as.worker.transaction().execute((tx) => announce(tx, [{ name, centreId, body }]));
  await deliverEvents(site.app, webhookSubscribers());
}

const made = (candidateId = 7) =>
  happen("entries-made", {
    series: "6A26",
    candidateId,
    candidateNumber: 1001,
    entries: [{ option: "J560F", stage: "final", cost: 4100 }],
    by: "ann",
    somethingNew: "not sent",
  });

const deliveriesOf = async ({ id }: Made) =>
  (
    await worker(
      "select delivery_id, status, tries, type, extract(epoch from next_at - now())::integer as wait " +
        "from webhooks.delivery where endpoint_id = $1 order by delivery_id",
      [id],
    )
  ).rows;
const secondsNow = () => Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
const headersOf = (index: number) => receiver.received[index]?.headers as Record<string, string>;

test("an event is sent once, signed, with the parts that are the centre's to know", async () => {
  const hook = await add();
  await made();
  await deliverEvents(site.app, webhookSubscribers());
  expect(await sendDue(site.app)).toBe(1);
  expect(await sendDue(site.app)).toBe(0);
  expect(receiver.received).toHaveLength(1);
  const { body = "", headers } = receiver.received[0] ?? {};
  expect(JSON.parse(body)).toEqual({
    type: "entries-made",
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: {
      centreId: "99901",
      series: "6A26",
      candidateId: 7,
      candidateNumber: 1001,
      entries: [{ option: "J560F", stage: "final", cost: 4100 }],
    },
  });
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "webhook-id": expect.stringMatching(/^msg_[0-9a-f-]{36}$/),
    "webhook-timestamp": expect.stringMatching(/^\d{10}$/),
    "webhook-signature": expect.stringMatching(/^v1,\S{44}$/),
  });
  expect(isFromTheBoard(body, headersOf(0), hook.secret, secondsNow())).toBe(true);
  expect(await deliveriesOf(hook)).toMatchObject([{ status: "delivered", tries: 1 }]);
  const log = (await officer.get(`${hook.place}`)).body;
  const delivery = log.match(/messages\/([0-9a-f-]{36})/)?.[1];
  const shown = (await officer.get(`${hook.place}/messages/${delivery}`)).body;
  expect([log.includes("Delivered"), shown.includes("taken"), shown.includes("200")]).toEqual([true, true, true]);
  expect((await officer.get(`${hook.place}?format=csv`)).body).toContain("entries-made");
});

test("the sample that vendors copy tells a true message from every false one", async () => {
  const hook = await add();
  await made();
  await sendDue(site.app);
  const { body = "" } = receiver.received[0] ?? {};
  const [headers, now] = [headersOf(0), secondsNow()];
  const [other, wrong] = [`whsec_${Buffer.alloc(32).toString("base64")}`, { ...headers }];
  expect(isFromTheBoard(body, headers, hook.secret, now)).toBe(true);
  expect(isFromTheBoard(`${body} `, headers, hook.secret, now)).toBe(false);
  expect(isFromTheBoard(body, headers, other, now)).toBe(false);
  expect(isFromTheBoard(body, headers, hook.secret, now + 301)).toBe(false);
  expect(isFromTheBoard(body, { ...headers, "webhook-id": "msg_1" }, hook.secret, now)).toBe(false);
  expect(isFromTheBoard(body, { ...headers, "webhook-timestamp": String(now + 1) }, hook.secret, now)).toBe(false);
  expect(isFromTheBoard(body, { ...headers, "webhook-timestamp": "now" }, hook.secret, now)).toBe(false);
  expect(isFromTheBoard(body, { ...wrong, "webhook-signature": "v1,AAAA v2,x" }, hook.secret, now)).toBe(false);
  expect(isFromTheBoard(body, {}, hook.secret, now)).toBe(false);
});

test("while a secret is changed messages carry two signatures; with 0 days, or when they are over, one", async () => {
  const first = await add();
  const second = madeOf(await officer.post(`${first.place}/secret`, { overlap: "7" }));
  await made();
  await sendDue(site.app);
  const good = (index: number, secret: string) =>
    isFromTheBoard(receiver.received[index]?.body ?? "", headersOf(index), secret, secondsNow());
  expect(headersOf(0)["webhook-signature"]?.split(" ")).toHaveLength(2);
  expect([good(0, first.secret), good(0, second.secret)]).toEqual([true, true]);
  const third = madeOf(await officer.post(`${first.place}/secret`, { overlap: "0" }));
  await made();
  await sendDue(site.app);
  expect([good(1, first.secret), good(1, second.secret), good(1, third.secret)]).toEqual([false, false, true]);
  for (const overlap of ["31", "x", ""]) {
    expect((await officer.post(`${first.place}/secret`, { overlap })).status).toBe(422);
  }
});

test("what is not taken is tried again with growing waits, and then taken with the same identifier", async () => {
  const hook = await add();
  receiver.answer = (response, count) => void response.writeHead(count < 4 ? 500 : 204).end(`no ${count}`);
  await made();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(await sendDue(site.app)).toBe(1);
    waits.push((await deliveriesOf(hook))[0]?.wait);
    expect(await sendDue(site.app)).toBe(0);
    await worker("update webhooks.delivery set next_at = now() where endpoint_id = $1", [hook.id]);
  }
  expect(waits.map((wait, index) => Math.abs(wait - (waitSeconds[index] ?? 0)) <= 2)).toEqual([true, true, true]);
  expect(await sendDue(site.app)).toBe(1);
  expect(await deliveriesOf(hook)).toMatchObject([{ status: "delivered", tries: 4 }]);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  const attempts = await worker(
    "select a.status, answer from webhooks.attempt a join webhooks.delivery d " +
      "using (centre_id, delivery_id) where endpoint_id = $1 order by attempt_id",
    [hook.id],
  );
  expect(attempts.rows.map((row) => `${row.status} ${row.answer}`)).toEqual([
    "500 no 1",
    "500 no 2",
    "500 no 3",
    "204 ",
  ]);
});

test("the waits add up to three days", () => {
  const total = waitSeconds.reduce((sum, wait) => sum + wait, 0);
  expect(Math.abs(total - 3 * 86_400)).toBeLessThan(3_600);
  expect([...waitSeconds].sort((a, b) => a - b)).toEqual([...waitSeconds]);
});

test("the message about a webhook names the machine it goes to, and carries no link that somebody typed", async () => {
  await add();
  const { rows } = await worker("select body from platform.mail where subject like '%Webhook added' and body like $1", [
    `%${receiver.port}%`,
  ]);
  expect(rows.length).toBeGreaterThan(0);
  for (const { body } of rows) expect(body).toMatch(/sent to 127\.0\.0\.1:\d+\. If you did not expect this/);
  await site.app.database.pools.board.query("update webhooks.endpoint set state = 'removed', paused_at = null");
});

test("after the last attempt the webhook is paused, the centre told, and what happens meanwhile waits", async () => {
  const hook = await add();
  receiver.answer = (response) => void response.writeHead(503).end();
  await made();
  for (let attempt = 0; attempt <= waitSeconds.length; attempt += 1) {
    await worker("update webhooks.delivery set next_at = now() where status = 'waiting'");
    await sendDue(site.app);
  }
  expect(receiver.received).toHaveLength(waitSeconds.length + 1);
  expect(await deliveriesOf(hook)).toMatchObject([{ status: "failed", tries: waitSeconds.length + 1 }]);
  const page = (await officer.get(hook.place)).body;
  expect([page.includes("Paused"), page.includes("the system answered 503")]).toEqual([true, true]);
  expect(buttonsOf(page, hook.place)).toEqual(["resumption"]);
  const told = await worker(
    "select recipient, body from platform.mail where subject like '%Webhook paused' and body like $1",
    [`%${receiver.port}%`],
  );
  expect(told.rows).toMatchObject([{ recipient: "ann@school.example" }]);
  const notice = await worker("select centre_id from access.notice where text like $1 and title = 'Webhook paused'", [
    `%${receiver.port}%`,
  ]);
  expect(notice.rows).toEqual([{ centre_id: "99901" }]);
  const act = await worker(
    "select person_name, side, centre_id from audit.act where action = 'pause-endpoint' and subject_id = $1",
    [hook.id],
  );
  expect(act.rows).toEqual([{ person_name: "Accolade", side: "board", centre_id: "99901" }]);
  await made(8);
  expect(await sendDue(site.app)).toBe(0);
  expect((await officer.post(`${hook.place}/test`, {})).status).toBe(422);
  expect((await officer.post(`${hook.place}/replay`, { since: "2026-01-01T00:00" })).status).toBe(422);
  receiver.answer = (response) => void response.end("well again");
  expect((await officer.post(`${hook.place}/resumption`, {})).headers["location"]).toBe(`${hook.place}?done=resumed`);
  expect((await officer.post(`${hook.place}/resumption`, {})).status).toBe(422);
  const { body: resumed } = await officer.get(`${hook.place}?done=resumed`);
  expect(resumed).toContain("Webhook resumed. Waiting messages are sent first.");
  expect(buttonsOf(resumed, hook.place)).toEqual(["test"]);
  expect(resumed).toMatch(/name="_once" value="[0-9a-f-]{36}"/);
  expect(await sendDue(site.app)).toBe(1);
  expect(JSON.parse(receiver.received.at(-1)?.body ?? "").data.candidateId).toBe(8);
  const again = await officer.post(`${hook.place}/replay`, { since: "2026-01-01T00:00", which: "failed" });
  expect(again.headers["location"]).toBe(`${hook.place}?again=1`);
  expect(await sendDue(site.app)).toBe(1);
  expect(JSON.parse(receiver.received.at(-1)?.body ?? "").data.candidateId).toBe(7);
});

/** What the buttons on the page of a webhook do: the last parts of the addresses that their forms are sent to. */
function buttonsOf(page: string, place: string): readonly string[] {
  return [...page.matchAll(/<form method="post" action="([^"]+)"/g)]
    .flatMap(([, to = ""]) => (to.startsWith(`${place}/`) ? [to.slice(place.length + 1)] : []))
    .toSorted();
}

test("the program itself pauses no webhook of another centre by its identifier", async () => {
  const hook = await add();
  const raw = { centreId: "99902", endpointId: hook.id, reason: "wrong" };
  const answer = await perform(site.app, ourselves, pauseEndpoint, raw);
  expect(answer.ok ? [] : answer.refusals.map((each) => each.code)).toEqual(["endpoint-unknown"]);
});

test("a system that says it is gone is paused at once", async () => {
  const hook = await add();
  receiver.answer = (response) => void response.writeHead(410).end();
  await made();
  await sendDue(site.app);
  expect((await officer.get(hook.place)).body).toContain(
    "The system answered that the address no longer exists (410).",
  );
});

test("one message or all since a time are sent again, with their identifiers", async () => {
  const hook = await add();
  await made(1);
  await made(2);
  await sendDue(site.app);
  const [first] = await deliveriesOf(hook);
  const one = `${hook.place}/messages/${first?.delivery_id}/replay`;
  expect((await officer.post(one, {})).headers["location"]).toBe(`${hook.place}?again=1`);
  expect((await officer.post(one, {})).status).toBe(404);
  expect(await sendDue(site.app)).toBe(1);
  expect(
    (await officer.post(`${hook.place}/replay`, { since: "2026-01-01T00:00", which: "all" })).headers["location"],
  ).toBe(`${hook.place}?again=2`);
  expect(await sendDue(site.app)).toBe(2);
  expect(receiver.received).toHaveLength(5);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
  for (const since of ["", "yesterday", "2026-02-31T10:00", "2999-01-01T00:00"]) {
    expect([since, (await officer.post(`${hook.place}/replay`, { since, which: "all" })).status]).toEqual([since, 422]);
  }
});

test("a test message says nothing and shows what came back", async () => {
  const hook = await add();
  receiver.answer = (response) => void response.end("<script>alert(1)</script>");
  expect((await officer.post(`${hook.place}/test`, {})).headers["location"]).toBe(`${hook.place}?done=tested`);
  await sendDue(site.app);
  const sent = receiver.received[0];
  expect(JSON.parse(sent?.body ?? "")).toMatchObject({ type: "endpoint-test" });
  expect(JSON.parse(sent?.body ?? "").data).toEqual({ centreId: "99901" });
  expect(isFromTheBoard(sent?.body ?? "", headersOf(0), hook.secret, secondsNow())).toBe(true);
  const [delivery] = await deliveriesOf(hook);
  const { body } = await officer.get(`${hook.place}/messages/${delivery?.delivery_id}`);
  expect([body.includes("&lt;script&gt;"), body.includes("<script>alert")]).toEqual([true, false]);
});

test("several workers that want a message at the same moment send it once", async () => {
  const hook = await add();
  await made();
  const holder = await site.app.database.pools.worker.connect();
  await holder.query("begin");
  await holder.query("select 1 from webhooks.delivery where endpoint_id = $1 for update", [hook.id]);
  const sending = [1, 2, 3].map(() => sendDue(site.app));
  await expect
    .poll(
      async () =>
        (
          await site.app.database.pools.owner.query(
            "select count(*) as n from pg_locks join pg_stat_activity using (pid) where not granted and datname = " +
              "current_database()",
          )
        ).rows[0]?.n,
    )
    .toBe(3);
  await holder.query("commit");
  holder.release();
  expect((await Promise.all(sending)).sort()).toEqual([0, 0, 1]);
  expect(receiver.received).toHaveLength(1);
});

test("a worker that is stopped leaves a message for the next, and does not count it as tried", async () => {
  const hook = await add();
  const stopping = new AbortController();
  receiver.answer = () => stopping.abort();
  await made();
  expect(await sendDue(site.app, stopping.signal)).toBe(0);
  expect(await deliveriesOf(hook)).toMatchObject([{ status: "waiting", tries: 0 }]);
  receiver.answer = (response) => void response.end();
  await worker("update webhooks.delivery set next_at = now() where endpoint_id = $1", [hook.id]);
  expect(await sendDue(site.app)).toBe(1);
  expect(await deliveriesOf(hook)).toMatchObject([{ status: "delivered", tries: 1 }]);
});

test("a slow system does not keep the others waiting", async () => {
  const [slow, quick] = [await add("slow"), await add("quick")];
  receiver.answer = (response) => void response.end();
  for (let candidate = 0; candidate < 6; candidate += 1) await made(candidate);
  expect(await sendDue(site.app)).toBe(8);
  const counts = [await deliveriesOf(slow), await deliveriesOf(quick)].map(
    (all) => all.filter(({ status }) => status === "delivered").length,
  );
  expect(counts).toEqual([4, 4]);
});

test("only a centre's own events are sent, only those it chose, only from when the webhook was added", async () => {
  await site.app.database.as.worker
    .transaction()
    .execute((tx) =>
      announce(tx, [{ name: "entries-made", centreId: "99901", body: { series: "6A26", candidateId: 1 } }]),
    );
  const hook = await add();
  const theirs = await add("theirs", entries, stranger);
  await happen("entries-made", { series: "6A26", candidateId: 99 }, "99902");
  await happen("entry-withdrawn", { series: "6A26", candidateId: 3 });
  await happen("entries-made", { series: "6A26", candidateId: 98 }, null);
  expect(await deliveriesOf(hook)).toEqual([]);
  expect(await deliveriesOf(theirs)).toHaveLength(1);
  await sendDue(site.app);
  expect(receiver.received.map(({ url, body }) => [url, JSON.parse(body).data])).toEqual([
    ["/hook/theirs", { centreId: "99902", series: "6A26", candidateId: 99 }],
  ]);
});

test("nothing of the board's marking, awarding or releasing is sent; of marks, that the centre sent some", async () => {
  const hook = await add(
    "all",
    Object.fromEntries(
      ["entries-made", "entry-withdrawn", "entry-file-received", "marks-recorded", "early-access-withdrawn"].map(
        (name) => [`event-${name}`, "yes"],
      ),
    ),
  );
  const act = (side: "board" | "centre", centre: string) =>
    site.app.database.as.worker.transaction().execute((tx) => addAct(tx, centre, { actor: { side } }));
  const marks = { series: "6A26", recorded: 3, corrected: 0, unchanged: 1, components: { "J560/01": 3 }, marks: [61] };
  await happen("marks-recorded", { ...marks, actId: await act("board", "99901") });
  await happen("marks-recorded", { ...marks, actId: await act("centre", "99902") });
  await happen("marks-recorded", { ...marks, actId: newId() });
  await happen("marks-recorded", marks);
  for (const name of ["release-set", "award-run-finished", "mark-held", "hold-released", "catalogue-loaded"]) {
    await happen(name, { series: "6A26", grade: "9" });
  }
  expect(await deliveriesOf(hook)).toEqual([]);
  await happen("marks-recorded", { ...marks, actId: await act("centre", "99901") });
  await happen("early-access-withdrawn", { reason: "said in confidence" });
  await sendDue(site.app);
  expect(
    receiver.received
      .map(({ body }) => JSON.parse(body))
      .map(({ type, data }) => [type, data])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  ).toEqual([
    ["early-access-withdrawn", { centreId: "99901" }],
    ["marks-recorded", { centreId: "99901", series: "6A26", recorded: 3, corrected: 0, unchanged: 1 }],
  ]);
});

test.each([
  ["no address", "nonsense", entries, "url"],
  ["ftp", "ftp://x.example.org/", entries, "url"],
  ["http outside", "http://x.example.org/", entries, "url"],
  ["a password", "https://a:b@x.example.org/", entries, "url"],
  ["a private address", "https://10.0.0.1/", entries, "url"],
  ["the metadata of a cloud", "https://169.254.169.254/latest", entries, "url"],
  ["a mapped address", "https://[::ffff:127.0.0.1]/", entries, "url"],
  ["a number for an address", "https://2130706433/", entries, "url"],
  ["a name inside", "https://sims.school.internal/", entries, "url"],
  ["a bare name", "https://sims/", entries, "url"],
  ["this machine by https", "https://localhost/", entries, "url"],
  ["too long", `https://x.example.org/${"x".repeat(500)}`, entries, "url"],
  ["no event", "https://x.example.org/", {}, "events"],
  ["an event that is not sent on", "https://x.example.org/", { "event-release-set": "yes" }, "events"],
])("a webhook with %s is refused and nothing is changed", async (_title, url, events, field) => {
  const count = async () => (await worker("select count(*) as n from webhooks.endpoint")).rows[0]?.n;
  const before = await count();
  const answer = await officer.post(`${home}/make`, { url, ...events });
  expect([answer.status, answer.body.includes(`href="#${field}"`), answer.body.includes("whsec_")]).toEqual([
    422,
    true,
    false,
  ]);
  expect(await count()).toBe(before);
});

test("nobody has sent on what they may not see; one address has one webhook; a centre has ten at most", async () => {
  const { actor } = officer;
  if (!actor) throw new Error("nobody");
  const raw = {
    form: { url: "https://x.example.org/", "event-marks-recorded": "yes" },
    endpointId: newId(),
    sealedSecret: "x",
  };
  const limited = { ...actor, permissions: new Set(["clients.manage", "entries.view"] as const) };
  const answer = await perform(site.app, limited, makeEndpoint, raw);
  expect(answer.ok ? [] : answer.refusals.map((each) => each.code)).toEqual(["event-not-held"]);
  const board = await perform(site.app, { ...actor, side: "board", centreId: null }, makeEndpoint, raw);
  expect(board.ok ? [] : board.refusals.map((each) => each.code)).toEqual(["centre-only"]);
  const third = await site.signIn({
    personId: "cat",
    name: "Cat",
    side: "centre",
    role: "exams-officer",
    centreId: "99903",
  });
  await add("same", entries, third);
  const same = await third.post(`${home}/make`, { url: `${receiver.url}/same#elsewhere`, ...entries });
  expect([same.status, same.body.includes("Another webhook uses this address")]).toEqual([422, true]);
  for (let count = 2; count <= 10; count += 1) await add(`n${count}`, entries, third);
  const eleventh = await third.post(`${home}/make`, { url: `${receiver.url}/n11`, ...entries });
  expect([eleventh.status, eleventh.body.includes("has 10 webhooks")]).toEqual([422, true]);
});

test("a webhook is changed and removed; what waits goes to the new address, or is given up", async () => {
  const hook = await add("old");
  await made(1);
  const moved = await officer.post(`${hook.place}/change`, {
    url: `${receiver.url}/new`,
    "event-entry-withdrawn": "yes",
  });
  expect(moved.headers["location"]).toBe(`${hook.place}?done=changed`);
  expect((await officer.post(`${hook.place}/change`, { url: "https://10.0.0.1/", ...entries })).status).toBe(422);
  await sendDue(site.app);
  expect(receiver.received.map(({ url }) => url)).toEqual(["/hook/new"]);
  await made(2);
  expect(await deliveriesOf(hook)).toHaveLength(1);
  await happen("entry-withdrawn", { series: "6A26", candidateId: 5 });
  const asked = await officer.get(`${hook.place}/removal`);
  expect([asked.status, asked.body.includes("1 message is waiting and will not be sent.")]).toEqual([200, true]);
  expect((await officer.post(`${hook.place}/removal`, {})).headers["location"]).toBe(`${home}?done=removed`);
  expect(await sendDue(site.app)).toBe(0);
  expect((await deliveriesOf(hook)).map(({ status }) => status)).toEqual(["delivered", "failed"]);
  for (const path of ["", "/change", "/removal", "/secret", "/replay"]) {
    expect((await officer.get(hook.place + path)).status).toBe(404);
  }
  const acts = await worker(
    "select action from audit.act where subject_id = $1 and centre_id = '99901' order by position",
    [hook.id],
  );
  expect(acts.rows.map((row) => row.action)).toEqual(["make-endpoint", "change-endpoint", "remove-endpoint"]);
});

test("another centre's webhook and its messages answer as what does not exist", async () => {
  const hook = await add();
  await made();
  await sendDue(site.app);
  const [delivery] = await deliveriesOf(hook);
  const missing = await stranger.get(`${home}/${newId()}`);
  for (const path of ["", "/change", "/removal", "/secret", "/replay", `/messages/${delivery?.delivery_id}`]) {
    const theirs = await stranger.get(hook.place + path);
    expect([path, theirs.status, theirs.body === missing.body]).toEqual([path, 404, true]);
  }
  for (const path of [
    "/change",
    "/removal",
    "/secret",
    "/replay",
    "/test",
    "/resumption",
    `/messages/${delivery?.delivery_id}/replay`,
  ]) {
    const theirs = await stranger.post(hook.place + path, { overlap: "7", since: "2026-01-01T00:00" });
    expect([path, theirs.status, theirs.body === missing.body]).toEqual([path, 404, true]);
  }
  expect((await stranger.get(home)).body).not.toContain(hook.id);
  expect((await officer.get(`${home}/nonsense`)).status).toBe(404);
  expect((await officer.get(`${hook.place}/messages/nonsense`)).status).toBe(404);
});

test("row-level security: a centre's account sees its own alone and never a secret; nobody else's does", async () => {
  const hook = await add();
  await made();
  const as = async (centre: string, text: string) => {
    const client = await site.app.database.pools.centre.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('app.centre', $1, true)", [centre]);
      return (await client.query(text)).rowCount;
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  for (const table of ["webhooks.endpoint", "webhooks.delivery"]) {
    expect(await as("99901", `select centre_id from ${table} where endpoint_id = '${hook.id}'`)).toBe(1);
    expect(await as("99902", `select centre_id from ${table} where endpoint_id = '${hook.id}'`)).toBe(0);
    expect(
      await as(
        "99902",
        `update ${table} set ${table.endsWith("y") ? "tries = 0" : "url = 'x'"} where endpoint_id = '${hook.id}'`,
      ),
    ).toBe(0);
  }
  for (const text of [
    "select sealed from webhooks.endpoint_secret",
    "update webhooks.endpoint_secret set sealed = 'x'",
    "delete from webhooks.endpoint",
    "update webhooks.delivery set payload = 'x'",
    "insert into webhooks.attempt " +
      "(centre_id, delivery_id, attempt_id, milliseconds) values ('99901', gen_random_uuid(), gen_random_uuid(), 1)",
  ]) {
    await expect(as("99901", text)).rejects.toThrow(/permission denied/);
  }
  for (const pool of ["board", "public", "access"] as const) {
    await expect(site.app.database.pools[pool].query("select sealed from webhooks.endpoint_secret")).rejects.toThrow(
      /denied/,
    );
  }
  const kept = await worker("select sealed from webhooks.endpoint_secret where endpoint_id = $1", [hook.id]);
  expect(kept.rows[0]?.sealed).toMatch(/^v1\./);
  const said = await worker("select coalesce(after::text, '') || coalesce(before::text, '') as text from audit.act");
  expect(said.rows.some(({ text }) => text.includes("whsec_") || text.includes(kept.rows[0]?.sealed))).toBe(false);
});
