import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runAward } from "#awarding";
import { deliverEvents } from "#platform/events";
import { newId } from "#platform/database";
import { theProgram } from "../../start/program.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { awarder, fillForAward, guardsOff, guardsOn, series } from "../awarding/fixture.ts";
import { runClockFrom, setClock } from "./fixture.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";
import { everyDuty } from "../../start/every-duty.ts";

/**
 * Between setting a release and its instants: marks, runs, the catalogue, the clock, and transactions that are open
 * across the instant. Awards run and releases are set as people do it; what a centre sees is what it sees on its page.
 */
let site: TestSite;
let releaser: Visitor;
let second: Visitor;
let assessor: Visitor;
let officer: Visitor;
let now = Temporal.Instant.from("2026-08-05T12:00:00Z");
const key = { centresAt: "2026-08-19T00:01", candidatesAt: "2026-08-20T08:00" } as const;
const [centresAt, candidatesAt] = ["2026-08-18T23:01:00Z", "2026-08-20T07:00:00Z"];

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now, log: (line) => console.error(line) });
  const { database } = site.app;
  await moveTo("2026-07-01T12:00:00Z");
  await fillForAward(database, { seed: 3, centres: 2, candidates: 8, spoiled: false });
  const board = { side: "board", name: "Bo" } as const;
  const [email, other] = ["b1@board.example", "b2@board.example"];
  releaser = await site.signIn({ ...board, personId: "b1", role: "results", email });
  second = await site.signIn({ ...board, personId: "b2", role: "results", email: other });
  assessor = await site.signIn({ ...board, personId: "b3", role: "assessment" });
  const centre = { side: "centre", role: "exams-officer", centreId: "20001" } as const;
  officer = await site.signIn({ ...centre, personId: "o1", name: "Ann" });
});
afterAll(() => site.close());

/** Every test begins with a series that is awarded and not released. */
beforeEach(async () => {
  const { owner } = site.app.database.pools;
  await owner.query(`truncate results.release, results.suspension, results.opening, results.touched,
    results.prepared_file, platform.outbox, platform.delivery, platform.mail cascade`);
  await forgetLaterTimes();
  await moveTo(nextDay());
  const waiting = await everyDuty(site.app.database).pool.query<{ id: string }>(
    "select proposal_id as id from platform.proposal where state = 'waiting'",
  );
  for (const { id } of waiting.rows) await second.post(`/board/proposals/${id}/refusal`, { reason: "Next test" });
  await award();
});

/** What an earlier test did after the instants happened long ago. */
async function forgetLaterTimes(): Promise<void> {
  const { owner } = site.app.database.pools;
  await guardsOff(site.app.database);
  for (const [table, column] of [
    ["marking.movement", "made_at"],
    ["awarding.run", "started_at"],
  ]) {
    await owner.query(`alter table ${table} no force row level security`);
    await owner.query(`update ${table} set ${column} = least(${column}, '2026-08-05T12:00:00Z')`);
    await owner.query(`alter table ${table} force row level security`);
  }
  await guardsOn(site.app.database);
}

let day = 0;
/** A moment after all that has happened, and well before the release. */
function nextDay(): string {
  day += 1;
  return Temporal.Instant.from("2026-08-06T00:00:00Z")
    .add({ minutes: 10 * day })
    .toString();
}

async function moveTo(at: string): Promise<void> {
  now = Temporal.Instant.from(at);
  await setClock(site.app.database, at);
}

const runFrom = (at: string) => runClockFrom(site.app.database, at);

async function award(missing: "pending" | "refuse" = "pending") {
  return runAward(site.app, awarder, { series, cause: "correction", missing });
}

async function propose(raw: object) {
  const answer = await send(releaser, "/api/v1/releases", { series, family: "GCSE", ...raw });
  return { status: answer.statusCode, body: answer.json() };
}

/** Two people set the release of GCSE at its key dates, and move on a little. */
async function release(raw: object = key): Promise<void> {
  await moveTo(nextDay());
  const { status, body } = await propose(raw);
  if (status !== 202) throw new Error(JSON.stringify(body));
  const approved = await send(second, `${body.href}/approval`, {});
  expect([approved.statusCode, approved.body]).toEqual([200, expect.stringContaining("approved")]);
  await moveTo(nextDay());
}

async function send(who: Visitor, url: string, payload: object) {
  const headers = { authorization: `Bearer ${await site.token(who.actor?.personId ?? "")}` };
  return site.server.inject({ method: "POST", url, headers, payload });
}

async function state(): Promise<string> {
  const list = JSON.parse((await releaser.get(`/api/v1/releases?series=${series}`)).body);
  return list.find((each: { family: string }) => each.family === "GCSE").state;
}

/** How many GCSE results of its own the exams officer sees. */
async function seen(): Promise<number> {
  return JSON.parse((await officer.get(`/api/v1/results?series=${series}&family=GCSE`)).body).total ?? 0;
}

type Mark = {
  readonly centre: string;
  readonly candidate: number;
  readonly option: string;
  readonly component: string;
};

async function someMark(): Promise<Mark & { readonly mark: number }> {
  const { rows } = await everyDuty(site.app.database).pool.query<Mark & { mark: number }>(
    `select m.centre_id as centre, m.candidate_id as candidate, m.option, m.component, m.mark
     from marking.current_mark m join catalogue.placed_option p on p.option = m.option and p.family = 'GCSE'
     join catalogue.components c on c.component = m.component and c.teacher_marks = 'N'
     join awarding.current_result r on r.centre_id = m.centre_id and r.candidate_id = m.candidate_id
       and r.option = m.option and r.series = m.series and r.status = 'graded'
     where m.series = $1 and m.status = 'marked' and m.mark > 5 and m.mark < c.max_mark - 20 and m.centre_id = '20001'
     order by m.candidate_id, m.component limit 1`,
    [series],
  );
  if (!rows[0]) throw new Error("There is no such mark.");
  return rows[0];
}

/** The board corrects a mark with a CSV file. */
async function correctMark(by = 1): Promise<void> {
  const one = await someMark();
  const heading = "centre_id,series,candidate_number,option,component,mark,grade,status,reason\n";
  const { rows } = await everyDuty(site.app.database).pool.query<{ number: number }>(
    "select candidate_number as number from candidates.candidate_number where centre_id = $1 and candidate_id = $2",
    [one.centre, one.candidate],
  );
  const number = String(rows[0]?.number).padStart(4, "0");
  const line = `${one.centre},${series},${number},${one.option},${one.component},${one.mark + by},,,Wrongly added\n`;
  const sent = await assessor.upload("/api/v1/board/marks", "file", "m.csv", Buffer.from(heading + line));
  expect([sent.status, sent.body]).toEqual([200, expect.stringContaining('"corrected":1')]);
}

/** A result of GCSE that is pending because a mark of it is on hold. */
async function someHeld(): Promise<{ readonly candidate: number; readonly option: string }> {
  const { rows } = await everyDuty(site.app.database).pool.query<{ candidate: number; option: string }>(
    `select m.candidate_id as candidate, m.option from marking.current_mark m
     join catalogue.placed_option p on p.option = m.option and p.family = 'GCSE'
     where m.series = $1 and m.status = 'pending' and m.centre_id = '20001' order by 1, 2 limit 1`,
    [series],
  );
  if (!rows[0]) throw new Error("No mark is on hold.");
  return rows[0];
}

/** A movement of that mark, of no act, as the worker's account may add it. */
const moveMark = async (cause = "correction") => {
  const one = await someMark();
  return `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status,
      cause, reason, act_id)
    select centre_id, series, candidate_id, option, component, max(movement) + 1, ${cause === "hold" ? 0 : 1},
      '${cause === "hold" ? "pending" : "marked"}', '${cause}', 'x', gen_random_uuid()
    from marking.movement where centre_id = '${one.centre}' and candidate_id = ${one.candidate}
      and option = '${one.option}' and component = '${one.component}' group by 1, 2, 3, 4, 5`;
};

const round = (name: string) =>
  theProgram.jobs
    .find((job) => job.name === name)
    ?.start(site.app)
    .round(AbortSignal.timeout(20_000));

/** What a release rests on is changed in one of these ways before the centres' instant. */
const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  "a mark is corrected": () => correctMark(),
  "a later run fails": async () => {
    const { pool: board } = everyDuty(site.app.database);
    await board.query("update awarding.run set beat_at = beat_at where false");
    const run = newId();
    await board.query(
      "insert into awarding.run (run_id, series, status, started_by, rule_version) values ($1, $2, 'running', 'x', 'x')",
      [run, series],
    );
    await board.query("update awarding.run set status = 'failed', finished_at = now() where run_id = $1", [run]);
  },
  "a later run disagrees": async () => {
    const { pool: board } = everyDuty(site.app.database);
    const run = newId();
    await board.query(
      "insert into awarding.run (run_id, series, status, started_by, rule_version) values ($1, $2, 'running', 'x', 'x')",
      [run, series],
    );
    await board.query("update awarding.run set status = 'calculated' where run_id = $1", [run]);
    await board.query("update awarding.run set status = 'disagreed', finished_at = now() where run_id = $1", [run]);
  },
  "a boundary is changed": () =>
    everyDuty(site.app.database).pool.query(
      "update catalogue.boundaries set mark = mark + 1 where series = $1 and code = 'J560H' and grade = '7'",
      [series],
    ),
  "a weighting factor is changed": () =>
    site.app.database.pools.worker.query(
      "update catalogue.option_components set factor_over = factor_over + 1 where option = 'J560H'",
    ),
  "the marks of a component are changed": () =>
    everyDuty(site.app.database).pool.query(
      "update catalogue.components set max_mark = 120 where component = 'J560/04'",
    ),
};
const undo: Readonly<Record<string, string>> = {
  "a boundary is changed":
    "update catalogue.boundaries set mark = mark - 1 where series = '6A26' and code = 'J560H' and grade = '7'",
  "the marks of a component are changed": "update catalogue.components set max_mark = 100 where component = 'J560/04'",
  "a weighting factor is changed":
    "update catalogue.option_components set factor_over = factor_over - 1 where option = 'J560H'",
};

describe("before the centres' instant", () => {
  test("a release that nothing touches opens at its time, and stays what it is", async () => {
    await release();
    expect(await state()).toBe("set");
    expect(await seen()).toBe(0);
    await moveTo(centresAt);
    expect(await seen()).toBeGreaterThan(0);
    expect(await state()).toBe("released to centres");
  });

  test.each(Object.keys(changes))("it is suspended when %s, and opens to no one", async (name) => {
    await release();
    await changes[name]?.();
    expect(await state()).toBe("suspended");
    for (const at of [centresAt, candidatesAt]) {
      await moveTo(at);
      expect(await seen()).toBe(0);
      expect((await officer.get("/grade-boundaries?series=6A26")).body).not.toContain("J560H");
      const { rows } = await site.app.database.pools.public.query("select from awarding.basis");
      expect(rows).toHaveLength(0);
    }
    if (undo[name]) await site.app.database.pools.worker.query(undo[name]);
  });

  test("it is suspended when a later run agrees with other results, and not when with the same", async () => {
    await release();
    expect((await award()).ok).toBe(true);
    expect(await state()).toBe("set");
    await correctMark(3);
    const { owner } = site.app.database.pools;
    await owner.query("truncate results.suspension");
    expect(await state()).toBe("set");
    await moveTo(nextDay());
    expect((await award()).ok).toBe(true);
    expect(await state()).toBe("suspended");
  });

  test("a family that the change does not touch stays set", async () => {
    await moveTo(nextDay());
    const dates = { centresAt: "2026-08-12T00:01", candidatesAt: "2026-08-13T08:00" };
    const other = await propose({ ...dates, family: "FSMQ" });
    expect(other).toMatchObject({ status: 202, body: { state: "waiting" } });
    expect((await send(second, `${other.body.href}/approval`, {})).statusCode).toBe(200);
    await release();
    await correctMark();
    const list = JSON.parse((await releaser.get(`/api/v1/releases?series=${series}`)).body);
    const states = list.filter((each: { family: string }) => ["GCSE", "FSMQ"].includes(each.family));
    expect(states.map((each: { family: string; state: string }) => [each.family, each.state]).sort()).toEqual([
      ["FSMQ", "set"],
      ["GCSE", "suspended"],
    ]);
  });

  test.each([
    ["a title", "update catalogue.options set title = title || '.' where option = 'J560H'"],
    ["a fee", "update catalogue.series_options set fee = fee + 1 where series = '6A26'"],
    ["another series", "update catalogue.boundaries set mark = mark + 0, source = 'x' where series = '6A25'"],
    ["another family", "update catalogue.boundaries set mark = mark where series = '6A26' and code = 'H446A'"],
  ])("it stays set when the catalogue changes %s", async (_name, change) => {
    await release();
    await everyDuty(site.app.database).pool.query(change);
    expect(await state()).toBe("set");
  });

  test("people are told: red on the pages, an email to all who can set it again, an event", async () => {
    await release();
    await correctMark();
    const words = "marks changed after the award";
    for (const page of [`/board/release?series=${series}`, "/board"]) {
      const { body } = await releaser.get(page);
      expect(body).toContain("Suspended releases");
      expect(body).toContain(words);
      expect(body).toContain("govuk-error-summary");
    }
    const form = (await releaser.get(`/board/release/${series}/GCSE`)).body;
    expect(form).toMatch(/Suspended since [^.]*: marks changed after the award\./);
    expect(form).toContain("until the award has been run again and release times are set again");
    expect(form).toMatch(/<strong>Release suspended<\/strong>, [^<]*: marks changed after the award<\/li>/);
    await round("releases");
    await round("releases");
    const sent = await site.app.database.as.worker.selectFrom("platform.mail").select(["body", "subject"]).execute();
    for (const { body } of sent.filter(({ subject }) => subject.startsWith("Release suspended"))) {
      expect(body).toMatch(
        /^Dear Bo\n[^]*Run the award again, then set release times\.[^]*because you can set release/,
      );
      expect(body).toContain("will not be released at the times that were set");
    }
    const mails = await site.app.database.as.worker
      .selectFrom("platform.mail")
      .select(["recipient", "subject"])
      .execute();
    const told = mails.filter(({ subject }) => subject.startsWith("Release suspended"));
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(["b1@board.example", "b2@board.example"]);
    const events = await site.app.database.as.worker
      .selectFrom("platform.outbox")
      .select("body")
      .where("name", "=", "release-suspended")
      .execute();
    expect(events).toEqual([{ body: { series, family: "GCSE", because: "mark" } }]);
  });

  test("it is set again by two people, on a run that counts what changed", async () => {
    await release();
    await correctMark(2);
    await moveTo(nextDay());
    expect(await propose(key)).toMatchObject({ status: 422, body: { code: "award-out-of-date" } });
    expect((await award()).ok).toBe(true);
    const list = (await releaser.get(`/board/release?series=${series}`)).body;
    expect(list).toContain("The award has been run since. Nobody sees results until release times are set again.");
    const asked = new URLSearchParams({ series, family: "GCSE", ...key });
    expect((await releaser.get(`/board/release-check?${asked}`)).body).toMatch(/Suspended since [^<]*marks changed/);
    const { body } = await propose(key);
    const shown = (await second.get(body.href.replace("/api/v1", "/board"))).body;
    expect(shown).toMatch(/Release suspended[^]*Marks changed after the award/);
    await second.post(`${body.href.replace("/api/v1", "/board")}/refusal`, { reason: "Once more" });
    await release();
    expect(await state()).toBe("set");
    expect((await releaser.get("/board")).body).not.toContain("Suspended releases");
    await moveTo(centresAt);
    expect(await seen()).toBeGreaterThan(0);
  });

  test("a release that was suspended over its time opens when it is set again, and not before", async () => {
    await release();
    await correctMark(1);
    await moveTo(centresAt);
    expect((await award()).ok).toBe(true);
    expect(await seen()).toBe(0);
    now = Temporal.Instant.from("2026-08-19T09:00:00Z");
    await moveTo("2026-08-19T09:00:00Z");
    const again = { ...key, centresAt: "2026-08-19T11:00", centresAgain: "2026-08-19T11:00" };
    const { status, body } = await propose(again);
    expect([status, body.state]).toEqual([202, "waiting"]);
    expect((await send(second, `${body.href}/approval`, {})).statusCode).toBe(200);
    expect(await seen()).toBe(0);
    await moveTo("2026-08-19T10:00:00Z");
    expect(await seen()).toBeGreaterThan(0);
  });

  test("what is proposed is not set when a mark has changed since", async () => {
    await moveTo(nextDay());
    const { body } = await propose(key);
    await correctMark(1);
    const approved = await send(second, `${body.href}/approval`, {});
    expect([approved.statusCode, approved.json().code]).toEqual([422, "award-out-of-date"]);
    expect(await state()).toBe("not set");
  });
});

describe("from the centres' instant on", () => {
  test.each(Object.keys(changes))("it stays open, and opens to candidates, when %s", async (name) => {
    await release();
    await moveTo(centresAt);
    const before = await seen();
    await changes[name]?.().catch((fault: unknown) => expect(String(fault)).toContain("needs a second person"));
    expect([await seen(), await state()]).toEqual([before, "released to centres"]);
    await moveTo(candidatesAt);
    expect(await state()).toBe("released to candidates");
    if (undo[name]) await site.app.database.pools.worker.query(undo[name]);
  });

  test("a transaction that was open across the instant suspends nothing that somebody has seen", async () => {
    await release();
    const statement = await moveMark();
    await runFrom("2026-08-18T23:00:58.5Z");
    const client = await site.app.database.pools.worker.connect();
    try {
      await client.query("begin");
      await client.query(statement);
      await sleep(2_000);
      const open = await seen();
      expect(open).toBeGreaterThan(0);
      await client.query("commit");
      expect(await seen()).toBe(open);
      expect(await state()).toBe("released to centres");
    } finally {
      client.release();
    }
  });

  test("one that is saved well before the instant suspends it", async () => {
    await release();
    const statement = await moveMark();
    await runFrom("2026-08-18T23:00:50Z");
    await site.app.database.pools.worker.query(statement);
    expect(await state()).toBe("suspended");
    await moveTo(centresAt);
    expect(await seen()).toBe(0);
  });

  test("marks that are being saved while the release is set are seen by it, or see it", async () => {
    await moveTo(nextDay());
    const { body } = await propose(key);
    const client = await site.app.database.pools.worker.connect();
    try {
      await client.query("begin");
      await client.query(await moveMark());
      const approving = send(second, `${body.href}/approval`, {});
      await sleep(500);
      await client.query("commit");
      expect((await approving).json().code).toBe("award-out-of-date");
    } finally {
      client.release();
    }
  });

  test("what has opened stays open when the clock goes back, before and after a restart", async () => {
    await release();
    await moveTo(centresAt);
    const open = await seen();
    expect(await round("releases")).toBe(1);
    await moveTo("2026-08-18T21:00:00Z");
    expect(await seen()).toBe(open);
    expect(await state()).toBe("released to centres");
    expect(await propose({ ...key, centresAt: "2026-08-19T06:00" })).toMatchObject({
      status: 422,
      body: { code: "already-released" },
    });
    await correctMark();
    expect(await seen()).toBe(open);
    await moveTo(candidatesAt);
    await round("releases");
    await moveTo("2026-08-18T21:00:00Z");
    expect(await state()).toBe("released to candidates");
  });

  test("two people stop it: candidates wait until a time is set again, and centres keep what they see", async () => {
    await release();
    await moveTo(centresAt);
    const open = await seen();
    const form = { reason: "A question paper was wrong" };
    expect((await releaser.post(`/board/release/${series}/GCSE/stop`, { reason: "" })).body).toContain("Enter why");
    const posted = await releaser.post(`/board/release/${series}/GCSE/stop`, form);
    const [proposal = ""] = String(posted.headers["location"]).split("?");
    expect(proposal).toMatch(/^\/board\/proposals\//);
    expect(await state()).toBe("released to centres");
    expect((await second.post(`${proposal}/approval`, {})).status).toBe(303);
    expect([await seen(), await state()]).toEqual([open, "stopped"]);
    await moveTo(candidatesAt);
    expect(await state()).toBe("stopped");
    expect((await releaser.get(`/board/release?series=${series}`)).body).toContain(
      "GCSE (9 to 1): Bo and Bo stopped it: A question paper was wrong (",
    );
    const candidates = await site.app.database.pools.owner.query(
      "select from results.opened where audience = 'candidates' and family = 'GCSE'",
    );
    expect(candidates.rowCount).toBe(0);
    const next = { centresAt: key.centresAt, candidatesAt: "2026-08-21T08:00", candidatesAgain: "2026-08-21T08:00" };
    const { body } = await propose(next);
    expect((await send(second, `${body.href}/approval`, {})).statusCode).toBe(200);
    await moveTo("2026-08-21T07:00:00Z");
    expect(await state()).toBe("released to candidates");
  });
});

describe("an award across the instant", () => {
  test("that one person began before it does not agree after it", async () => {
    await release();
    await correctMark(1);
    await site.app.database.pools.owner.query("truncate results.suspension");
    await moveTo("2026-08-18T23:00:00Z");
    const before = await everyDuty(site.app.database).pool.query(
      "select max(version) as v from awarding.current_result",
    );
    let moved = false;
    const run = await runAward(site.app, awarder, {
      series,
      cause: "correction",
      missing: "pending",
      onProgress: () => {
        if (!moved) void moveTo(centresAt);
        moved = true;
      },
    });
    expect(run).toMatchObject({ ok: false, refusals: [{ code: "award-overtaken" }] });
    const after = await everyDuty(site.app.database).pool.query(
      "select max(version) as v from awarding.current_result",
    );
    expect(after.rows).toEqual(before.rows);
    expect(await state()).toBe("released to centres");
  });
});

describe("result files", () => {
  const deliver = () => deliverEvents(site.app, [prepareResultFiles]);
  const files = async () =>
    (
      await site.app.database.as.worker
        .selectFrom("results.prepared_file")
        .select(["centre_id", "sequence", "results_hash"])
        .where("family", "=", "GCSE")
        .orderBy("centre_id")
        .orderBy("sequence")
        .execute()
    ).map(({ centre_id, sequence, results_hash }) => `${centre_id} ${sequence} ${results_hash}`);

  test("are replaced until the release, and stay from then on, also when they are being made across it", async () => {
    await deliver();
    const first = await files();
    await release();
    const { worker } = site.app.database.pools;
    await runFrom("2026-08-18T23:00:50Z");
    const client = await worker.connect();
    try {
      await client.query("begin");
      await client.query("update results.prepared_file set results_hash = 'late' where family = 'GCSE'");
      await moveTo(centresAt);
      await expect(client.query("commit")).rejects.toThrow(/that has been released does not change/);
    } finally {
      client.release();
    }
    expect(await files()).toEqual(first);
    const change = "update results.prepared_file set content = 'x' where family = 'GCSE'";
    await expect(worker.query(change)).rejects.toThrow(/that has been released does not change/);
    await expect(worker.query("delete from results.prepared_file")).rejects.toThrow(/permission denied/);
  });

  test("of every centre are saved as they are made: one that fails leaves the others", async () => {
    const { owner } = site.app.database.pools;
    await owner.query(`create function fail_for_20002() returns trigger language plpgsql as
      $$ begin if new.centre_id = '20002' then raise 'no'; end if; return new; end $$`);
    await owner.query(`create trigger fail before insert on results.prepared_file
      for each row execute function fail_for_20002()`);
    await deliver();
    const some = await files();
    expect(some.map((file) => file.slice(0, 5))).toEqual(["20001"]);
    await owner.query("drop trigger fail on results.prepared_file");
    await deliver();
    expect((await files()).map((file) => file.slice(0, 5))).toEqual(["20001", "20002"]);
    expect(await files()).toEqual(expect.arrayContaining(some));
  });
});

describe("a pending result", () => {
  test("a mark on hold suspends nothing; pages say that its grade would be seen until the award is run again", async () => {
    await release();
    const pages = async () => [
      (await releaser.get(`/board/release?series=${series}`)).body,
      (await releaser.get("/board")).body,
    ];
    for (const body of await pages()) expect(body).not.toContain("Marks on hold that the award counted");
    await site.app.database.pools.worker.query(await moveMark("hold"));
    expect(await state()).toBe("set");
    const list = (await releaser.get(`/board/release-contacts/${series}`)).body;
    expect(list).toContain("20001 Centre 20001");
    expect(list).toContain("Not contacted");
    for (const body of await pages()) {
      expect(body).toContain(
        "1 result has a mark on hold that the award counted. Run the award again before Wednesday 19 August",
      );
    }
    await moveTo(nextDay());
    expect((await award()).ok).toBe(true);
    for (const body of await pages()) expect(body).not.toContain("Marks on hold that the award counted");
    expect(await state()).toBe("set");
  });

  test("is released only when its centre has been contacted, and the contact is kept", async () => {
    await site.app.database.pools.worker.query(await moveMark("hold"));
    await moveTo(nextDay());
    expect((await award()).ok).toBe(true);
    await moveTo(nextDay());
    expect(await propose(key)).toMatchObject({ status: 422, body: { code: "contact-missing" } });
    const list = `/board/release-contacts/${series}`;
    const check = (
      await releaser.get(`/board/release-check?${new URLSearchParams({ series, family: "GCSE", ...key })}`)
    ).body;
    expect(check).toContain("Centre 20001 has a pending result (Q) and has not been contacted.");
    expect(check).toContain(`<a class="govuk-link" href="${list}">See centres to contact</a>`);
    expect((await releaser.get(list)).body).toContain("Not contacted");
    const empty = await releaser.post(`${list}/20001`, { note: " " });
    expect([empty.status, empty.body]).toEqual([422, expect.stringContaining("Enter who you spoke to")]);
    expect((await releaser.post(`${list}/99999`, { note: "Ann" })).status).toBe(404);
    expect((await officer.post(`${list}/20001`, { note: "Ann" })).status).toBe(403);
    expect((await releaser.post(`${list}/20001`, { note: "Ann Officer: script found" })).status).toBe(303);
    const { body } = await releaser.get(list);
    for (const text of ["Contacted", "by Bo", "Ann Officer: script found"]) expect(body).toContain(text);
    await moveTo(nextDay());
    expect((await releaser.post(`${list}/20001`, { note: "Ann again: agreed" })).status).toBe(303);
    expect((await releaser.get(list)).body).toMatch(
      /Ann again: agreed[^]*Earlier: [^<]* by Bo: Ann Officer: script found/,
    );
    await release();
    expect(await state()).toBe("set");
    const one = await someHeld();
    const explained = `/centre/results/${series}/${one.candidate}/${one.option}`;
    expect((await officer.get(explained)).status).toBe(404);
    const { centre: own } = site.app.database.as;
    const read = () =>
      own.transaction().execute(async (tx) => {
        await sql`select set_config('app.centre', '20001', true),
          set_config('app.early', 'yes', true)`.execute(tx);
        return (await sql`select from results.contact`.execute(tx)).rows.length;
      });
    expect(await read()).toBe(0);
    await moveTo(centresAt);
    expect(await read()).toBe(2);
    const told = (await officer.get(explained)).body;
    expect(told).toMatch(/Contact about pending results[^]*Bo: Ann again: agreed[^]*Bo: Ann Officer: script found/);
  });
});

describe("an award that was broken off", () => {
  const running = async (proposal: string | null = null) => {
    const run = newId();
    await everyDuty(site.app.database).pool.query(
      `insert into awarding.run (run_id, series, status, started_by, rule_version, proposal_id)
       values ($1, $2, 'running', 'Ada Award', 'x', $3)`,
      [run, series, proposal],
    );
    return run;
  };
  const statusOf = async (run: string) => {
    const shown = await everyDuty(site.app.database).pool.query<{ status: string }>(
      "select status from awarding.run where run_id = $1",
      [run],
    );
    return shown.rows[0]?.status;
  };
  const later = (seconds: number) => moveTo(now.add({ seconds }).toString());
  const recover = () => round("award runs that were broken off");

  test("ends by itself when nothing has been heard of it for a minute", async () => {
    const run = await running();
    await later(60);
    await recover();
    expect(await statusOf(run)).toBe("running");
    await later(1);
    expect(await recover()).toBe(1);
    expect(await statusOf(run)).toBe("failed");
    const page = await site.signIn({ personId: newId(), name: "Al", side: "board", role: "awarding" });
    expect((await page.get(`/board/awarding/${run}`)).body).toContain("The program stopped before this run ended");
    const told = await site.app.database.as.worker
      .selectFrom("platform.outbox")
      .select("body")
      .where("name", "=", "award-run-finished")
      .where(sql<boolean>`body ->> 'runId' = ${run}`)
      .execute();
    expect(told).toMatchObject([{ body: { status: "failed" } }]);
    expect(await recover()).toBe(0);
  });

  test("and not while something carries it out, however long that is silent", async () => {
    const run = await running();
    const holder = await everyDuty(site.app.database).pool.connect();
    await holder.query("select pg_advisory_lock(hashtextextended('award ' || $1, 0))", [series]);
    await later(3_600);
    expect(await recover()).toBe(0);
    expect(await statusOf(run)).toBe("running");
    await holder.query("select pg_advisory_unlock_all()");
    holder.release();
    expect(await recover()).toBe(1);
  });

  test("a run says from time to time that it is at work", async () => {
    await moveTo(nextDay());
    const done = await award();
    if (!done.ok) throw new Error("It was refused.");
    const { rows } = await everyDuty(site.app.database).pool.query(
      "select beat_at >= started_at as beats from awarding.run where run_id = $1",
      [done.value.runId],
    );
    expect(rows).toEqual([{ beats: true }]);
  });
});
