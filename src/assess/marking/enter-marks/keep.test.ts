import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForMarking, series } from "../fixture.ts";

/** Marks that were typed and not saved: what the server says when the session has ended, and what the browser keeps. */
const grid = `/centre/marks/R094%2F01?series=${series}`;
let site: TestSite;
let officer: Visitor;

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001"], 3, ["R094A"]);
  const person = { personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: "10001" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

test("a form sent after the session has ended says that it was not saved, and leads back to its page", async () => {
  const headers = { referer: `http://localhost${grid}`, "content-type": "application/x-www-form-urlencoded" };
  const payload = `series=${series}&m.0001.R094A=41`;
  const sent = await site.server.inject({ method: "POST", url: "/centre/marks/R094%2F01", headers, payload });
  const place = String(sent.headers["location"]);
  expect([sent.statusCode, place]).toEqual([303, `/sign-in?next=${encodeURIComponent(grid)}&ended=yes`]);
  const { body } = await site.visitor().get(place);
  expect(body).toContain("You were signed out, so your last change was not saved");
  expect(body).toContain(`name="next" value="${grid.replace("&", "&amp;")}"`);
});

test("a form that does not say where it was sent from is told that it was not saved, and a referer leads nowhere else", async () => {
  const bare = await site.server.inject({ method: "POST", url: "/centre/marks/R094%2F01" });
  expect(bare.headers["location"]).toBe("/sign-in?ended=yes");
  const headers = { referer: "https://elsewhere.example//evil.example/x" };
  const strange = await site.server.inject({ method: "POST", url: "/centre/marks/R094%2F01", headers });
  const next = new URL(String(strange.headers["location"]), "http://localhost").searchParams.get("next") ?? "";
  expect(next === "" || /^\/[^/]/.test(next)).toBe(true);
  expect((await site.visitor().get("/sign-in")).body).not.toContain("You were signed out");
});

test("the grid says whose it is, what is saved and what is not", async () => {
  const shown = (await officer.get(grid)).body;
  expect(shown).toContain('data-keep="o1"');
  expect(shown).not.toMatch(/data-(saved|unsaved)=/);
  const typed = (mark: string) => ({ series, "m.0001.R094A": mark, "v.0001.R094A": "0.0||marked" });
  const refused = await officer.post("/centre/marks/R094%2F01", typed("999"));
  expect([refused.status, refused.body.includes('data-unsaved="yes"')]).toEqual([422, true]);
  const saved = await officer.post("/centre/marks/R094%2F01", typed("41"));
  expect((await officer.get(String(saved.headers["location"]))).body).toContain('data-saved="yes"');
});

const source = readFileSync(join(import.meta.dirname, "../../../platform/pages/assets/keep-typed.js"), "utf8");

type Fields = Record<string, string>;

/** A page with the script: what is typed into it, and whether leaving it would ask. */
function openPage(store: Map<string, string>, fields: Fields, data: Fields = { keep: "o1" }) {
  const on: Record<string, (event: object) => void> = {};
  const elements = Object.entries(fields).map(([name, value]) => ({ name, value }));
  const find = (name: string) => elements.find((each) => each.name === name) ?? null;
  const form = {
    dataset: data,
    elements: Object.assign(elements, { namedItem: find }),
    addEventListener: (kind: string, handler: (event: object) => void) => void (on[kind] = handler),
  };
  const text = { textContent: "" };
  const banner = {
    hidden: true,
    querySelector: (part: string) => (part === "button" ? { addEventListener() {} } : text),
  };
  const context = {
    document: { querySelector: () => form, getElementById: () => banner },
    location: { pathname: "/centre/marks/R094%2F01" },
    window: { addEventListener: (kind: string, handler: (event: object) => void) => void (on[kind] = handler) },
    sessionStorage: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
    },
    Map,
    JSON,
  };
  runInNewContext(source, context);
  return {
    type: (name: string, value: string) => {
      const field = find(name);
      if (field) field.value = value;
      on["input"]?.({});
    },
    send: () => on["submit"]?.({}),
    asksToLeave: () => {
      let asks = false;
      on["beforeunload"]?.({ preventDefault: () => (asks = true) });
      return asks;
    },
    said: () => (banner.hidden ? "" : text.textContent),
    valueOf: (name: string) => find(name)?.value,
  };
}

const fresh: Fields = {
  series,
  "m.0001.R094A": "",
  "v.0001.R094A": "0.0||marked",
  "m.0002.R094A": "7",
  "v.0002.R094A": "1",
};

test("what was typed is back on the page after signing in again, and is said", () => {
  const store = new Map<string, string>();
  const page = openPage(store, fresh);
  expect(page.asksToLeave()).toBe(false);
  page.type("m.0001.R094A", "41");
  page.type("m.0002.R094A", "8");
  expect(page.asksToLeave()).toBe(true);
  page.send();
  expect(page.asksToLeave()).toBe(false);
  const back = openPage(store, fresh);
  expect([back.valueOf("m.0001.R094A"), back.valueOf("m.0002.R094A")]).toEqual(["41", "8"]);
  expect(back.said()).toContain("2 changes that you made here and did not save are back");
  expect(back.asksToLeave()).toBe(true);
});

test.each<[string, Fields, Fields]>([
  ["somebody else in the same browser", fresh, { keep: "o2" }],
  ["another series", { ...fresh, series: "6A27" }, { keep: "o1" }],
  ["the page that says that it was saved", fresh, { keep: "o1", saved: "yes" }],
  ["a mark that has changed meanwhile", { ...fresh, "v.0001.R094A": "2.1|30|marked" }, { keep: "o1" }],
])("it is not put back for %s", (_title, fields, data) => {
  const store = new Map<string, string>();
  openPage(store, fresh).type("m.0001.R094A", "41");
  const page = openPage(store, fields, data);
  expect([page.valueOf("m.0001.R094A"), page.said()]).toEqual(["", ""]);
});

test("a page whose marks were refused asks before it is left, though nothing was typed since", () => {
  const page = openPage(new Map(), fresh, { keep: "o1", unsaved: "yes" });
  expect(page.asksToLeave()).toBe(true);
});
