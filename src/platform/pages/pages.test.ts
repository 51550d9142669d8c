import { afterAll, beforeAll, expect, test } from "vitest";
import { ok, refuse } from "#kernel";
import { defineAction } from "../perform/action.ts";
import { fieldText } from "../perform/field-text.ts";
import { definePath } from "../addresses/define-path.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { json, type Route } from "../web/route.ts";
import { confirmPage } from "./confirm-page.ts";
import { formPage } from "./form-page.ts";
import { performFor, rawOf } from "./perform-for.ts";

/** Notes a word about a thing: an act that needs nothing but the audit log. */
const noteWord = defineAction({
  name: "note-word",
  summary: "Note a word",
  permission: "entries.submit",
  read: (raw) => ok({ thing: fieldText(raw, "thing"), word: fieldText(raw, "word") }),
  load: async (_tx, { thing }) => (thing === "gone" ? refuse("thing-unknown", "There is no such thing.") : ok({})),
  rule: (_facts, { word }) =>
    word === "rude" ? refuse("word-rude", "Choose a kinder word.", { field: "word" }) : ok(`${word || "nothing"}!`),
  save: async (_tx, value, _facts, { thing }) => ({
    answer: { thing, value },
    subject: { kind: "thing", id: thing },
    centreId: "99999",
    chain: "board",
    after: { value },
  }),
});

const [confirm, write, api] = [
  definePath("/centre/things/:thing/note"),
  definePath("/centre/things/:thing/word"),
  definePath("/api/v1/things/:thing"),
];
const home = definePath("/centre/things");
const trail = [{ text: "Things & more", href: home() }];

const pages: readonly Route[] = [
  ...confirmPage({
    path: confirm,
    scope: "centre",
    action: noteWord,
    missing: ["thing-unknown"],
    back: ({ thing }) => home({ thing }),
    question: ({ value, input }) => ({
      title: "Note it",
      heading: `Note ${value} about <${input.thing}>`,
      text: ["It stays noted."],
      rows: [{ key: "Remark", value }],
      trail,
      button: "Note 1 word",
      danger: true,
    }),
    after: ({ value }, { thing }) => home({ thing, done: value }),
  }),
  ...formPage({
    path: write,
    scope: "centre",
    action: noteWord,
    name: "write-word",
    missing: ["thing-unknown"],
    back: () => home(),
    question: async (_tx, { thing }) =>
      thing === "gone"
        ? undefined
        : {
            title: "Write a word",
            trail,
            button: "Write it",
            asks: [
              { name: "word", label: "Remark", hint: "A kind one", kind: "text", width: 10 },
              { name: "why", label: "Why", kind: "choice", choices: [{ value: "fun", text: "For fun" }] },
              { name: "sure", label: "I am sure", kind: "tick" },
            ],
            values: { word: "hello" },
          },
    after: ({ value }) => home({ done: value }),
  }),
  {
    name: "note-word-api",
    face: "api",
    method: "POST",
    path: api.pattern,
    permission: "entries.submit",
    scope: "centre",
    summary: "Note a word by program",
    act: "note-word",
    handle: async (request) => json({ decision: await performFor(request, noteWord), raw: rawOf(request) }),
  },
];

let site: TestSite;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite(pages);
  const worker = site.app.database.as.worker;
  await worker.insertInto("centres.centre").values({ centre_id: "99999", name: "A school" }).execute();
  const person = { personId: "ann", name: "Ann", side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

async function noted(): Promise<readonly unknown[]> {
  const acts = await site.app.database.as.worker.selectFrom("audit.act").select("after").orderBy("position").execute();
  return acts.map((act) => act.after);
}

test("a confirm page says what would happen, escaped, with both ways out, and changes nothing", async () => {
  const { status, body } = await officer.get(confirm({ thing: "a<b" }, { word: "kind" }));
  expect(status).toBe(200);
  expect(body).toContain("Note kind! about &lt;a&lt;b&gt;</h1>");
  expect(body).toContain("It stays noted.");
  expect(body).toMatch(/<dd class="govuk-summary-list__value">\s*kind!/);
  expect(body).toMatch(/govuk-button--warning[^>]*>\s*Note 1 word/);
  expect(body).toContain('href="/centre/things?thing=a%3Cb">Cancel</a>');
  expect(body).toMatch(/govuk-breadcrumbs__link" href="\/centre\/things">Things &amp; more</);
  expect(await noted()).toEqual([]);
});

test("confirming does it, with what the address said, and leads on", async () => {
  const answer = await officer.post(confirm({ thing: "1" }, { word: "kind" }), { thing: "other" });
  expect([answer.status, answer.headers["location"]]).toEqual([303, "/centre/things?thing=1&done=kind%21"]);
  const act = await site.app.database.as.worker.selectFrom("audit.act").select("subject_id").executeTakeFirstOrThrow();
  expect(act.subject_id).toBe("1");
  expect(await noted()).toEqual([{ value: "kind!" }]);
});

test("what is refused says so and leads back; what is not there is not found", async () => {
  const address = confirm({ thing: "1" }, { word: "rude" });
  for (const answer of [await officer.get(address), await officer.post(address, {})]) {
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("There is a problem");
    expect(answer.body).toContain("Choose a kinder word.");
    expect(answer.body).toContain('href="/centre/things?thing=1">Go back</a>');
  }
  const gone = confirm({ thing: "gone" });
  expect([(await officer.get(gone)).status, (await officer.post(gone, {})).status]).toEqual([404, 404]);
});

test("a form sent twice is done once; changed and sent again it is done again", async () => {
  const before = (await noted()).length;
  const { body } = await officer.get(confirm({ thing: "2" }, { word: "twice" }));
  const once = /name="_once" value="([^"]+)"/.exec(body)?.[1] ?? "";
  expect(once).not.toBe("");
  const send = (word: string) => officer.post(confirm({ thing: "2" }, { word }), { _once: once });
  const answers = [await send("twice"), await send("twice"), await send("thrice")];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(answers.map(({ headers }) => headers["location"])).toEqual([
    "/centre/things?thing=2&done=twice%21",
    "/centre/things?thing=2&done=twice%21",
    "/centre/things?thing=2&done=thrice%21",
  ]);
  expect((await noted()).slice(before)).toEqual([{ value: "twice!" }, { value: "thrice!" }]);
  const again = await officer.get(confirm({ thing: "2" }, { word: "twice" }));
  expect(again.body).not.toContain(once);
});

test("a form page shows its fields; a refusal keeps what was typed and leads to the field", async () => {
  const shown = await officer.get(write({ thing: "1" }));
  expect(shown.status).toBe(200);
  expect(shown.body).toMatch(/<input[^>]*id="word"[^>]*value="hello"/);
  expect(shown.body).toContain("<title>Write a word –");
  const refused = await officer.post(write({ thing: "1" }), { word: "rude", why: "fun", sure: "yes" });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("<title>Error: Write a word –");
  expect(refused.body).toMatch(/govuk-error-summary[^]*<a href="#word">Choose a kinder word.<\/a>/);
  expect(refused.body).toMatch(/<input[^>]*id="word"[^>]*value="rude"/);
  expect(refused.body).toMatch(/id="why"[^>]*value="fun" checked/);
  expect(refused.body).toMatch(/id="sure"[^>]*value="yes" checked/);
  const done = await officer.post(write({ thing: "1" }), { word: "kind" });
  expect(done.headers["location"]).toBe("/centre/things?done=kind%21");
  const gone = write({ thing: "gone" });
  expect([(await officer.get(gone)).status, (await officer.post(gone, {})).status]).toEqual([404, 404]);
});

test("form, address and JSON are one; the address wins, and the page's own fields are left out", async () => {
  const sent = await site.server.inject({
    method: "POST",
    url: `${api({ thing: "7" })}?word=asked&more=1`,
    payload: { word: "said", thing: "8", list: [1] },
    headers: { authorization: `Bearer ${await site.token("ann")}`, "idempotency-key": "k1" },
  });
  expect(sent.json()).toEqual({
    decision: { ok: true, value: { thing: "7", value: "said!" } },
    raw: { word: "said", more: "1", thing: "7", list: [1] },
  });
  const reused = await site.server.inject({
    method: "POST",
    url: api({ thing: "7" }),
    payload: { word: "other" },
    headers: { authorization: `Bearer ${await site.token("ann")}`, "idempotency-key": "k1" },
  });
  expect(reused.json().decision.refusals[0].code).toBe("idempotency-key-reused");
});
