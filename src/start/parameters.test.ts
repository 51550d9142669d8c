import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDemoCatalogue } from "../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { judgeQuery } from "../platform/web/judge-query.ts";
import { theProgram } from "./program.ts";
import { type TestSite, testSite, type Visitor } from "./test-site.ts";

/** Every endpoint that is read names the parameters that are wrong: none answers as if it had been asked otherwise. */
const endpoints = theProgram.routes.filter(
  ({ face, method, path }) => face === "api" && method === "GET" && path.startsWith("/api/"),
);
const codes = (path: string, query: Record<string, string>): readonly string[] => {
  const route = endpoints.find((each) => each.path === path);
  if (!route) throw new Error(`There is no endpoint ${path}.`);
  return judgeQuery(route, query).map(({ code, field }) => `${code} ${field}`);
};

test.each(endpoints.map(({ path }) => path))("%s names a parameter that it does not have", (path) => {
  const required = endpoints.find((each) => each.path === path)?.api?.query ?? {};
  const known = Object.fromEntries(Object.keys(required).map((name) => [name, name === "series" ? "6A26" : "1"]));
  expect(codes(path, known)).toEqual([]);
  expect(codes(path, { ...known, nonsense: "1" })).toEqual(["parameter-unknown nonsense"]);
});

test("every parameter that names a series has the form of one", () => {
  const withSeries = endpoints.filter(({ api }) => api?.query?.["series"]);
  expect(withSeries.length).toBeGreaterThan(8);
  for (const { path, api } of withSeries) {
    const component = api?.query?.["component"] ? { component: "H446/01" } : {};
    for (const series of ["nonsense", "6A2", "June 2026", "6A26 "]) {
      const said = codes(path, { series, ...component });
      expect([path, series, said]).toEqual([path, series, series.endsWith(" ") ? [] : ["parameter-invalid series"]]);
    }
  }
});

describe("through HTTP", () => {
  let site: TestSite;
  let officer: Visitor;
  beforeAll(async () => {
    site = await testSite(undefined);
    await loadDemoCatalogue(site.app.database);
    const centre = { side: "centre", role: "exams-officer", centreId: "90001" } as const;
    officer = await site.signIn({ ...centre, personId: "c1", name: "Cal" });
  });
  afterAll(() => site.close());

  test.each([
    ["/api/v1/results?series=nonsense", "parameter-invalid", "must be a series such as 6A26"],
    ["/api/v1/results?serie=6A26", "parameter-unknown", "There is no parameter “serie”. It is one of series,"],
    ["/api/v1/marks?series=6A26", "parameter-missing", "Say which component"],
    ["/api/v1/completeness?series=6A26&page=2", "parameter-unknown", "It is one of series."],
    ["/api/v1/grade-boundaries?format=xml", "parameter-unknown", "no parameter “format”"],
    ["/api/v1/entry-files/1?full=yes", "parameter-unknown", "There are none here."],
    ["/api/v1/convert?raw=1&unit=F011&serie=6A14", "parameter-unknown", "no parameter “serie”"],
  ])("%s is answered 422 and %s", async (path, code, said) => {
    const { status, body } = await officer.get(path);
    expect([status, JSON.parse(body).refusals[0].code]).toEqual([422, code]);
    expect(body).toContain(said);
  });

  test("who may not ask is told that and nothing of parameters, and probes take what they are sent", async () => {
    expect((await officer.get("/api/v1/releases?nonsense=1")).status).toBe(403);
    expect((await officer.get("/health?cache=1")).status).toBe(200);
  });
});
