import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAward } from "#awarding";
import { deliverEvents } from "#platform/events";
import { sessionLimits } from "#platform/actors";
import { alarmHours } from "../../platform/proposals/watch-proposals/watch-proposals.ts";
import { commandSources, findCommand } from "../../start/commands.ts";
import { everyDuty } from "../../start/every-duty.ts";
import { theProgram } from "../../start/program.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { awarder, fillForAward, guardsOff, guardsOn, series } from "../awarding/fixture.ts";
import { setClock } from "./fixture.ts";
import { releaseResults } from "./release-results/release-results.ts";

/**
 * Walks docs/operate/results-day.md. Each of its numbered steps has a walk here, in the same order. What a step names
 * must be met on its walk: pages, links and buttons in italics, refusals, addresses, commands and statements as code.
 */
const page = readFileSync(join(import.meta.dirname, "../../../docs/operate/results-day.md"), "utf8");
const numbered = [...page.matchAll(/^(\d+)\. \*\*(.+?)\*\*([^]*?)(?=^\d+\. |^#|$(?![^]))/gm)].map(
  ([, number = "", title = "", rest = ""]) => ({
    number: Number(number),
    title: title.replace(/\.$/, ""),
    text: `${title} ${rest}`.replaceAll(/\s+/g, " "),
  }),
);

let site: TestSite;
let releaser: Visitor;
let second: Visitor;
let assessor: Visitor;
let awarding: Visitor;
let approvals: Visitor;
let officer: Visitor;
let now = Temporal.Instant.from("2026-08-05T12:00:00Z");
const key = { centresAt: "2026-08-19T00:01", candidatesAt: "2026-08-20T08:00" } as const;
const centresAt = "2026-08-18T23:01:00Z";
/** What was met on the walk of one step. */
const met = new Set<string>();

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  await moveTo("2026-07-01T12:00:00Z");
  await fillForAward(site.app.database, { seed: 3, centres: 2, candidates: 8, spoiled: false });
  const board = { side: "board", name: "Bo" } as const;
  releaser = await site.signIn({ ...board, personId: "b1", role: "results", email: "b1@board.example" });
  second = await site.signIn({ ...board, personId: "b2", role: "results", email: "b2@board.example" });
  assessor = await site.signIn({ ...board, personId: "b3", role: "assessment" });
  awarding = await site.signIn({ ...board, personId: "b4", role: "awarding" });
  approvals = await site.signIn({ ...board, personId: "b5", role: "approvals" });
  officer = await site.signIn({
    side: "centre",
    role: "exams-officer",
    centreId: "20001",
    personId: "o1",
    name: "Ann",
  });
  await moveTo("2026-08-05T12:00:00Z");
});
afterAll(() => site.close());

async function moveTo(at: string): Promise<void> {
  now = Temporal.Instant.from(at);
  await setClock(site.app.database, at);
}

/** Time goes on a little: what is done later is later. */
const later = () => moveTo(now.add({ minutes: 10 }).toString());

/** Opens a page and notes its headings, links, buttons, labels and choices. */
async function visit(who: Visitor, path: string): Promise<string> {
  const answer = await who.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  met.add(path);
  const shown = answer.body.replaceAll(/<span class="govuk-visually-hidden">[^]*?<\/span>/g, "");
  for (const [, , inside = ""] of shown.matchAll(/<(h1|h2|a|button|label|option|strong|th)\b[^>]*>([^]*?)<\/\1>/g)) {
    met.add(
      inside
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll(/\s+/g, " ")
        .replaceAll("&#39;", "'")
        .trim(),
    );
  }
  return answer.body;
}

async function send(who: Visitor, url: string, payload: object) {
  const headers = { authorization: `Bearer ${await site.token(who.actor?.personId ?? "")}` };
  const answer = await site.server.inject({ method: "POST", url, headers, payload });
  const body = answer.json();
  for (const { code } of [body, ...(body.errors ?? [])]) if (code) met.add(code);
  return { status: answer.statusCode, body };
}

const propose = (times: object) => send(releaser, "/api/v1/releases", { series, family: "GCSE", ...times });

/** Two people set the release at its key dates. */
async function release(): Promise<void> {
  await later();
  const { status, body } = await propose(key);
  expect([status, body.code]).toEqual([202, undefined]);
  expect((await send(second, `${body.href}/approval`, {})).status).toBe(200);
  await later();
}

async function award(missing: "pending" | "refuse" = "pending"): Promise<string> {
  await later();
  const done = await runAward(site.app, awarder, { series, cause: "correction", missing });
  if ("proposal" in done) throw new Error("It was proposed.");
  if (!done.ok) for (const { code } of done.refusals) met.add(code);
  await later();
  return done.ok ? done.value.status : "refused";
}

async function state(): Promise<string> {
  const list: { family: string; state: string }[] = JSON.parse(
    (await releaser.get(`/api/v1/releases?series=${series}`)).body,
  );
  return list.find(({ family }) => family === "GCSE")?.state ?? "";
}

async function seen(): Promise<number> {
  return JSON.parse((await officer.get(`/api/v1/results?series=${series}&family=GCSE`)).body).total ?? 0;
}

const rowsOf = async (query: string, values: unknown[] = []) =>
  (await everyDuty(site.app.database).pool.query(query, values)).rows;

/** A GCSE mark of centre 20001 that counts, and that examiners give. */
async function someMark() {
  const [one] = await rowsOf(
    `select m.candidate_id as candidate, n.candidate_number as number, m.option, m.component, m.mark
     from marking.current_mark m join catalogue.placed_option p on p.option = m.option and p.family = 'GCSE'
     join catalogue.components c on c.component = m.component and c.teacher_marks = 'N'
     join candidates.candidate_number n on n.centre_id = m.centre_id and n.candidate_id = m.candidate_id
       and n.series = m.series
     where m.series = $1 and m.status = 'marked' and m.mark between 6 and c.max_mark - 20 and m.centre_id = '20001'
       and not exists (select from marking.current_mark h where h.centre_id = m.centre_id and h.series = m.series
         and h.candidate_id = m.candidate_id and h.option = m.option and h.status = 'pending')
     order by m.candidate_id, m.component limit 1`,
    [series],
  );
  if (!one) throw new Error("There is no such mark.");
  return one;
}

async function correctMark(): Promise<void> {
  await later();
  const one = await someMark();
  const heading = "centre_id,series,candidate_number,option,component,mark,grade,status,reason\n";
  const line = `20001,${series},${one.number},${one.option},${one.component},${one.mark + 4},,,Wrongly added\n`;
  const sent = await assessor.upload("/api/v1/board/marks", "file", "m.csv", Buffer.from(heading + line));
  expect([sent.status, sent.body]).toEqual([200, expect.stringContaining('"corrected":1')]);
}

/** Puts a mark on hold, and says whose and of which option. */
async function holdMark(): Promise<{ readonly number: number; readonly option: string }> {
  await later();
  const one = await someMark();
  const address = `/board/marking/${encodeURIComponent(one.component)}/20001/${one.number}/${one.option}/hold`;
  expect((await assessor.post(address, { series, reason: "A question about the script" })).status).toBe(303);
  return one;
}

/** The results of the held marks, as the centre sees them: nothing before their time. */
let held: readonly { readonly number: number; readonly option: string }[] = [];
async function heldResults(): Promise<readonly unknown[]> {
  const { results = [] } = JSON.parse((await officer.get(`/api/v1/results?series=${series}&family=GCSE`)).body);
  return results
    .filter((row: Record<string, unknown>) =>
      held.some(
        ({ number, option }) => row["candidateNumber"] === String(number).padStart(4, "0") && row["option"] === option,
      ),
    )
    .map((row: Record<string, unknown>) => row["status"]);
}

async function owner(statement: string, values: unknown[] = []): Promise<void> {
  await guardsOff(site.app.database);
  await site.app.database.pools.worker.query(statement, values);
  await guardsOn(site.app.database);
}

/** Has a command of the page, word by word; `audit verify` has its own tests. */
async function knowCommand(words: string): Promise<void> {
  const [name = "", task] = words.split(" ");
  const command = await findCommand(commandSources, name);
  if (command && (task === undefined || /[A-Z]/.test(task) || command.usage.includes(task))) met.add(words);
}

async function untilAwarded(run: string): Promise<string> {
  for (;;) {
    const body = await visit(awarding, run);
    const status = /<strong class="govuk-tag[^>]*>\s*([^<]+?)\s*<\/strong>/.exec(body)?.[1] ?? "";
    if (status !== "Running" && status !== "Being checked") return status;
    await pause(50);
  }
}

const round = (name: string) =>
  theProgram.jobs
    .find((job) => job.name === name)
    ?.start(site.app)
    .round(new AbortController().signal);

const mails = async () =>
  (await site.app.database.as.worker.selectFrom("platform.mail").select("subject").execute()).map((one) => one.subject);

/** The walk of each step by its title; it answers with figures that the step must name. */
const walks: Readonly<Record<string, () => Promise<readonly string[] | void>>> = {
  "Record all marks": async () => {
    await visit(assessor, `/board/marking?series=${series}`);
    const one = await someMark();
    const of = [series, one.candidate, one.option, one.component];
    const where = "series = $1 and centre_id = '20001' and candidate_id = $2 and option = $3 and component = $4";
    const { rows } = await site.app.database.pools.worker.query(
      `select to_jsonb(m) as row from marking.movement m where ${where}`,
      of,
    );
    await site.app.database.pools.owner.query("alter table marking.movement no force row level security");
    await site.app.database.pools.owner.query("alter table marking.movement disable trigger user");
    await site.app.database.pools.owner.query(`delete from marking.movement where ${where}`, of);
    await site.app.database.pools.owner.query("alter table marking.movement enable trigger user");
    await site.app.database.pools.owner.query("alter table marking.movement force row level security");
    expect(await award("refuse")).toBe("refused");
    await visit(awarding, "/board/awarding/start");
    for (const { row } of rows) {
      await site.app.database.pools.worker.query(
        "insert into marking.movement select (jsonb_populate_record(null::marking.movement, $1)).*",
        [JSON.stringify(row)],
      );
    }
  },
  "Load the boundaries": async () => {
    const { option } = await someMark();
    await owner("delete from catalogue.boundaries where series = $1 and code = $2", [series, option]);
    expect(await award("refuse")).toBe("refused");
    await loadDemoCatalogue(site.app.database);
    await knowCommand("catalogue load DIR");
    const [found] = await rowsOf(
      "select count(*)::int as n from catalogue.boundaries where series = $1 and code = $2",
      [series, option],
    );
    expect(found.n).toBeGreaterThan(0);
    const shown = JSON.parse((await officer.get(`/api/v1/grade-boundaries?series=${series}`)).body);
    expect(JSON.stringify(shown)).not.toContain(`"${option}"`);
  },
  "Run the award": async () => {
    held = [await holdMark()];
    await later();
    await visit(awarding, "/board/awarding");
    const form = { series, cause: "award", missing: "pending" };
    const started = await awarding.post("/board/awarding", form);
    expect(await untilAwarded(String(started.headers["location"]))).toBe("Agreed");
    await deliverEvents(site.app, theProgram.subscribers);
    const files = await site.app.database.as.worker.selectFrom("results.prepared_file").select("centre_id").execute();
    expect(files.map(({ centre_id }) => centre_id)).toContain("20001");
    await knowCommand("serve");
  },
  "Contact the centres with pending results": async () => {
    await later();
    const early = await propose(key);
    expect([early.status, early.body.code]).toEqual([422, "contact-missing"]);
    expect(await visit(releaser, `/board/release?series=${series}`)).toContain("See centres to contact");
    expect(await visit(releaser, `/board/release-contacts/${series}`)).toContain("Not contacted");
    const contact = `/board/release-contacts/${series}/20001`;
    await visit(releaser, contact);
    expect((await releaser.post(contact, { note: "Ann: the script was found" })).status).toBe(303);
  },
  "Propose the release times": async () => {
    await later();
    await visit(releaser, `/board/release?series=${series}`);
    expect(await visit(releaser, `/board/release/${series}/GCSE`)).toContain(`value="${key.centresAt}"`);
    const unusual = { centresAt: "2026-08-19T06:00", candidatesAt: key.candidatesAt };
    expect((await propose(unusual)).status).toBe(422);
    const twice = await propose({ ...unusual, centresAgain: unusual.centresAt });
    expect([twice.status, await state()]).toEqual([202, "not set"]);
    expect((await send(second, `${twice.body.href}/refusal`, { reason: "Not the key date" })).status).toBe(200);
  },
  "Have someone else approve": async () => {
    await later();
    const { body } = await propose(key);
    await round("proposals");
    expect((await mails()).join()).toContain("Waiting for a second person");
    await visit(second, "/board/proposals");
    await visit(second, body.href.replace("/api/v1", "/board"));
    expect((await send(releaser, `${body.href}/approval`, {})).status).toBe(422);
    expect((await send(second, `${body.href}/approval`, {})).status).toBe(200);
    expect(await state()).toBe("set");
    return [`${alarmHours} hours before`, `${releaseResults.secondPerson.expiresAfterHours / 24} days`];
  },
  "Look at the results of some centres": async () => {
    await visit(releaser, "/board/centres/20001");
    await visit(releaser, `/board/centres/20001/results?series=${series}`);
  },
  "Check *Release* again after every change": async () => {
    await correctMark();
    expect(await state()).toBe("suspended");
    await round("releases");
    expect((await mails()).join()).toContain("Release suspended");
    expect(await visit(releaser, "/board")).toContain("Suspended releases");
    expect(await visit(releaser, `/board/release?series=${series}`)).toContain("Suspended releases");
    const before = now.toString();
    await moveTo(centresAt);
    expect(await seen()).toBe(0);
    await moveTo(before);
  },
  "Set a suspended release again": async () => {
    await later();
    expect((await propose(key)).status).toBe(422);
    expect(await award()).toBe("agreed");
    await release();
    expect(await state()).toBe("set");
  },
  "Know what does not suspend a release": async () => {
    held = [...held, await holdMark()];
    expect(await state()).toBe("set");
    expect(await visit(releaser, `/board/release-contacts/${series}`)).toContain("20001 Centre 20001");
    expect(await award()).toBe("agreed");
    expect(await state()).toBe("set");
  },
  "Check the clock of the database server": async () => {
    await site.app.database.pools.owner.query("select now()");
    met.add("select now()");
  },
  "Make sure that centres can sign in": async () => {
    await visit(officer, "/centre");
    return [`${sessionLimits.absoluteHours} hours`, `${sessionLimits.idleMinutes} minutes without use`];
  },
  "Back up the data": () => knowCommand("audit verify"),
  Watch: async () => {
    expect(await seen()).toBe(0);
    await moveTo(centresAt);
    expect(await seen()).toBeGreaterThan(2);
    expect(await heldResults()).toEqual(["pending", "pending"]);
    await visit(officer, "/ready");
  },
  "Move a time that has not passed": async () => {
    await moveTo("2026-08-18T23:10:00Z");
    await visit(releaser, `/board/release?series=${series}`);
    expect((await propose({ ...key, centresAt: "2026-08-19T06:00" })).status).toBe(422);
    const moved = { ...key, candidatesAt: "2026-08-20T09:00", candidatesAgain: "2026-08-20T09:00" };
    const { status, body } = await propose(moved);
    expect([status, (await send(second, `${body.href}/approval`, {})).status]).toEqual([202, 200]);
    const guards = readFileSync(join(import.meta.dirname, "migrations/2026-12-03-release-rests-on-a-run.sql"), "utf8");
    return [/platform\.moment\(\) \+ interval '(\d+ seconds)'/.exec(guards)?.[1] ?? "no such interval"];
  },
  "Stop the release": async () => {
    const open = await seen();
    await visit(releaser, `/board/release/${series}/GCSE`);
    const posted = await releaser.post(`/board/release/${series}/GCSE/stop`, { reason: "A paper was wrong" });
    const [proposal = ""] = String(posted.headers["location"]).split("?");
    expect(await state()).toBe("released to centres");
    expect((await second.post(`${proposal}/approval`, {})).status).toBe(303);
    expect([await state(), await seen()]).toEqual(["stopped", open]);
    await moveTo("2026-08-20T09:00:00Z");
    expect(await state()).toBe("stopped");
  },
  "Withdraw the early access": async () => {
    await visit(approvals, "/board/centres/20002");
    expect((await approvals.post("/board/centres/20002/early-access", { reason: "Given out early" })).status).toBe(303);
    expect(await visit(approvals, "/board/centres/20002")).toContain("Withdrawn");
  },
  "Award the series again when a mark changes": async () => {
    const approver = await site.signIn({ personId: "b6", name: "Cy", side: "board", role: "awarding" });
    await deliverEvents(site.app, theProgram.subscribers);
    const files = () =>
      rowsOf("select sequence from results.prepared_file where centre_id = '20001' and family = 'GCSE'");
    const before = await files();
    await correctMark();
    const form = { series, cause: "correction", missing: "pending" };
    const posted = await awarding.post("/board/awarding", form);
    expect(String(posted.headers["location"])).toMatch(/^\/board\/proposals\//);
    const [run] = await rowsOf("select run_id from awarding.run order by started_at desc limit 1");
    const [proposal = ""] = String(posted.headers["location"]).split("?");
    expect((await approver.post(`${proposal}/approval`, {})).status).toBe(303);
    await deliverEvents(site.app, theProgram.subscribers);
    const [next] = await rowsOf("select run_id from awarding.run order by started_at desc limit 1");
    expect(next.run_id).not.toBe(run.run_id);
    expect(await untilAwarded(`/board/awarding/${next.run_id}`)).toBe("Agreed");
    await deliverEvents(site.app, theProgram.subscribers);
    expect((await files()).length).toBe(before.length + 1);
  },
  "Check the log": () => knowCommand("audit verify"),
};

test("the page has these steps, numbered, in this order", () => {
  expect(numbered.map(({ number, title }) => `${number} ${title}`)).toEqual(
    Object.keys(walks).map((title, at) => `${at + 1} ${title}`),
  );
});

test.each(numbered.map(({ number, title, text }) => [number, title, text] as const))(
  "step %i, %s: what it names is there, and does what it says",
  async (_number, title, text) => {
    met.clear();
    const figures = (await walks[title]?.()) ?? [];
    const named = [
      ...[...text.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)].map(([, name = ""]) => name),
      ...[...text.matchAll(/`(?:\.\/accolade )?([^`]+)`/g)].map(([, code = ""]) => code),
    ];
    expect(named.filter((name) => !met.has(name))).toEqual([]);
    for (const figure of figures) expect(text).toContain(figure);
  },
);
