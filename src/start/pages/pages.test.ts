import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApi } from "#platform/api";
import type { Route } from "#platform/web";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";
import { routes } from "../routes.ts";
import { addAct } from "../../platform/audit/fixture.ts";

let site: TestSite;
let officer: Visitor;
let entries: Visitor;
const usualDay = "2026-02-10T10:00:00Z";
let now = Temporal.Instant.from(usualDay);
beforeAll(async () => {
  site = await testSite(routes, { clock: () => now });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker
    .insertInto("centres.centre")
    .values([
      { centre_id: "99901", name: "Ash Grove School" },
      { centre_id: "99902", name: "Beech Hill" },
    ])
    .execute();
  await worker
    .insertInto("centres.approval")
    .values([
      { centre_id: "99901", family: "GCSE" },
      { centre_id: "99902", family: "GCE" },
    ])
    .execute();
  officer = await site.signIn({
    personId: "ann",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99901",
  });
  entries = await site.signIn({ personId: "eve", name: "Eve Entries", side: "board", role: "entries" });
});
afterAll(() => site.close());

async function receive(centre: string, name: string, status: string): Promise<void> {
  await site.app.database.as.worker
    .insertInto("exchange.file")
    .values({
      centre_id: centre,
      file_id: crypto.randomUUID(),
      name,
      kind: "entry-file",
      needs: "entries.view",
      letter: "E",
      series: "6A26",
      sequence: 1,
      content_hash: name,
      bytes: 1,
      received_by: "ann",
      status,
      // Of a rejected file the bytes are not kept, and it is counted.
      ...(status === "rejected"
        ? { content: Buffer.alloc(0), rejected_on: sql<string>`platform.clock()::date`, rejected_nth: 1 }
        : { content: Buffer.from("x") }),
      reply: "",
    })
    .execute();
}

test("the home of a centre shows its own tasks, deadlines of what it offers, and its own files", async () => {
  await receive("99901", "E9990101.X01", "rejected");
  await receive("99902", "E9990201.X01", "accepted");
  const { status, body } = await officer.get("/centre");
  expect(status).toBe(200);
  expect(body).toContain("Ash Grove School");
  expect(body).toContain("Correct the entry file E9990101.X01 and send it again");
  expect(body).toContain("Send entries for June 2026");
  expect(body).toMatch(/Final entries, June 2026/);
  expect(body).not.toContain("E9990201.X01");
  expect(body).not.toMatch(/<td class="govuk-table__cell">[^<]*A level/);
});

test("the home of the board shows every centre's files to those who may see entries", async () => {
  const shown = await entries.get("/board");
  expect(shown.body).toContain("E9990101.X01");
  expect(shown.body).toContain("E9990201.X01");
  const results = await site.signIn({ personId: "ray", name: "Ray Results", side: "board", role: "results" });
  expect((await results.get("/board")).body).not.toContain("E9990101.X01");
});

test("a home is its own side's: to the other it does not exist", async () => {
  const missing = (await officer.get("/no-such-page")).body;
  expect((await officer.get("/board")).status).toBe(404);
  expect((await entries.get("/centre")).status).toBe(404);
  expect((await site.visitor().get("/centre")).headers["location"]).toBe("/sign-in?next=%2Fcentre");
  expect(missing).toContain("Page not found");
});

test("key dates are public and show the series under way unless another is asked for", async () => {
  const { body } = await site.visitor().get("/key-dates");
  expect(body).toContain("Key dates, June 2026");
  expect((await site.visitor().get("/key-dates?series=6A25")).body).toContain("Key dates, June 2025");
  expect((await site.visitor().get("/key-dates?series=nonsense")).body).toContain("Key dates, June 2026");
});

test.each([
  ["2026-03-02", "June 2026"],
  ["2026-05-20", "June 2026"],
  ["2026-08-06", "June 2026"],
  ["2026-08-24", "June 2026"],
  ["2025-10-10", "January 2026"],
])("on %s key dates open %s", async (day, title) => {
  now = Temporal.Instant.from(`${day}T10:00:00Z`);
  const { body } = await site.visitor().get("/key-dates");
  now = Temporal.Instant.from(usualDay);
  expect(body).toContain(`Key dates, ${title}`);
});

test.each(["/", "/about", "/sign-in", "/developers"])("%s is open to everyone and leads on", async (path) => {
  const { status, body } = await site.visitor().get(path);
  expect(status).toBe(200);
  expect(body).toContain("<h1");
});

test("the public home says what is open to everyone, module by module", async () => {
  const { body } = await site.visitor().get("/");
  const cards = [
    ...body.matchAll(/<h2 class="govuk-heading-s"><a class="govuk-link" href="([^"]+)">[^]*?<p[^>]*>([^<]+)</g),
  ];
  expect(cards.map(([, href]) => href)).toEqual([
    "/key-dates",
    "/entry-codes",
    "/fees",
    "/fees/charging-policy",
    "/grade-boundaries",
    "/convert",
    "/how-grades-are-worked-out",
    "/basedata",
    "/developers",
  ]);
  expect(cards[1]?.[2]).toBe("What can be entered in a series, the deadlines and the fees.");
});

test("the activity of a centre is its own; the board's is everyone's; filters and exports keep to them", async () => {
  const add = (centre: string, person: string) =>
    site.app.database.as.worker
      .transaction()
      .execute((tx) =>
        addAct(tx, centre, {
          actor: { personId: person, name: person, side: "centre" },
          action: "make-entry",
          subject: { kind: "entry", id: `J560 ${centre}` },
          after: { note: "=1+1" },
        }),
      );
  await add("99901", "Ann Officer");
  await add("99902", "Ben Other");
  const own = (await officer.get("/centre/activity")).body;
  expect(own).toContain("J560 99901");
  expect(own).not.toContain("99902");
  const foreign = await officer.get("/centre/activity?centre=99902");
  expect([foreign.status, foreign.body.includes("There is no parameter “centre”.")]).toEqual([422, true]);
  expect((await officer.get("/board/activity")).status).toBe(404);
  const all = (await entries.get("/board/activity")).body;
  expect(all).toContain("J560 99901");
  expect(all).toContain("J560 99902");
  expect((await entries.get("/board/activity?person=ben")).body).not.toContain("J560 99901");
  expect((await entries.get("/board/activity?to=2020-01-01")).body).toContain("Nothing matches your filters");
  const csv = (await entries.get("/board/activity?person=ben&format=csv")).body;
  expect(csv.split("\r\n").filter((line) => line.includes("make-entry"))).toHaveLength(1);
  expect((await officer.get("/centre/activity?format=csv")).body).not.toContain("99902");
  const reader = await site.signIn({
    personId: "rob",
    name: "Rob Reader",
    side: "centre",
    role: "read-only",
    centreId: "99901",
  });
  expect((await reader.get("/centre/activity")).status).toBe(403);
});

test("the page of a centre shows its history, and links to all of it", async () => {
  const withdrawn = await entries.post("/board/centres/99901/early-access", { reason: "Results were told early" });
  expect(withdrawn.status).toBe(303);
  const shown = (await entries.get("/board/centres/99901")).body;
  expect(shown).toMatch(/History[^]*Withdrew a centre&#39;s early access[^]*by Eve Entries[^]*Results were/);
  const whole = /href="(\/board\/activity\?kind=centre[^"]+)"/.exec(shown)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const history = (await entries.get(whole)).body;
  expect(history).toContain("Activity on one centre.");
  expect(history).toContain('href="/board/centres/99901"');
  expect(history).not.toContain("J560 99902");
  expect((await entries.get("/board/centres/99902")).body).toContain("No changes yet.");
});

test("probes say whether the program can serve", async () => {
  expect((await site.visitor().get("/health")).body).toBe('{"status":"running"}');
  expect((await site.visitor().get("/ready")).status).toBe(200);
});

test("the API document describes exactly the endpoints there are", async () => {
  const document = JSON.parse((await site.visitor().get("/api/openapi.json")).body);
  expect(openApiProblems(document)).toEqual([]);
  const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  expect(described.sort()).toEqual(
    routes
      .filter((route) => route.face === "api")
      .map((route) => `${route.method} ${route.path}`)
      .sort(),
  );
});

test("the validator of the API document finds faults", () => {
  const route: Route = {
    name: "a b",
    face: "api",
    method: "GET",
    path: "/api/v1/things/:thing",
    permission: "public",
    scope: "public",
    summary: "Things",
    handle: async () => ({ kind: "not-found" }),
  };
  expect(openApiProblems(openApi([route], site.app.board, "1"))).toEqual(["GET /api/v1/things/{thing}: operationId"]);
  expect(openApiProblems({ openapi: "3.0.0", info: {}, paths: { things: {} } })).toHaveLength(3);
});

type Operation = {
  operationId?: string;
  summary?: string;
  responses?: Record<string, { description?: string }>;
  parameters?: { name?: string; in?: string; required?: boolean; schema?: object }[];
};

/** The structure that OpenAPI 3.1 demands of what we write. */
function openApiProblems(document: {
  openapi?: string;
  info?: { title?: string; version?: string };
  paths?: object;
}): string[] {
  const problems: string[] = [];
  if (!/^3\.1\.\d+$/.test(document.openapi ?? "")) problems.push("openapi");
  if (!document.info?.title || !document.info.version) problems.push("info");
  const ids = new Set<string>();
  for (const [path, operations] of Object.entries<Record<string, Operation>>({ ...document.paths })) {
    if (!path.startsWith("/")) problems.push(`path ${path}`);
    for (const [method, operation] of Object.entries(operations)) {
      const place = `${method.toUpperCase()} ${path}`;
      const id = operation.operationId ?? "";
      if (!/^[a-z0-9-]+$/.test(id) || ids.has(id)) problems.push(`${place}: operationId`);
      ids.add(id);
      const named = (operation.parameters ?? [])
        .filter((one) => one.in === "path" && one.required && one.schema)
        .map((one) => one.name);
      if ([...path.matchAll(/\{(\w+)\}/g)].some((match) => !named.includes(match[1])))
        problems.push(`${place}: parameters`);
      if (Object.values(operation.responses ?? {}).some((one) => !one.description) || !operation.responses)
        problems.push(`${place}: responses`);
    }
  }
  return problems;
}
