import { afterAll, beforeAll, expect, test } from "vitest";
import { fillEntries, setInstants } from "../../award/results/fixture.ts";
import { routes } from "../routes.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";

let site: TestSite;
let officer: Visitor;
let board: readonly Visitor[];
const file = crypto.randomUUID();
beforeAll(async () => {
  site = await testSite();
  await fillEntries(site.app.database);
  await setInstants(site.app.database);
  const status = { bytes: 1, received_by: "o1", status: "accepted", content: Buffer.from("x"), reply: "" };
  await site.app.database.as.worker
    .insertInto("exchange.file")
    .values({
      ...status,
      centre_id: "90001",
      file_id: file,
      name: "M9000101.X01",
      kind: "mark-file",
      needs: "marks.view",
      content_hash: "x",
    })
    .execute();
  const centre = { side: "centre", role: "exams-officer", centreId: "90001" } as const;
  officer = await site.signIn({ ...centre, personId: "o1", name: "Olive Officer" });
  board = [
    await site.signIn({ personId: "b1", name: "Bea Board", side: "board", role: "results" }),
    await site.signIn({ personId: "b2", name: "Bob Board", side: "board", role: "assessment" }),
    await site.signIn({ personId: "b3", name: "Ben Board", side: "board", role: "administrator" }),
  ];
});
afterAll(() => site.close());

type Seen = { readonly path: string; readonly top: string; readonly current: readonly string[] };

/** A page of each route of a side: at the addresses given, at those without parts, and where a page links to. */
async function pagesOf(visitor: Visitor, side: string, given: readonly string[]): Promise<readonly Seen[]> {
  const open = routes.filter(({ face, method, path }) => face === "page" && method === "GET" && path.startsWith(side));
  const plain = open.map(({ path }) => path).filter((path) => !path.includes(":"));
  const waiting = [...given, ...plain];
  const done = new Set(plain);
  const seen: Seen[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, body } = await visitor.get(path);
    if (![200, 422].includes(status) || !body.includes("acc-navigation__list")) continue;
    seen.push(whereIs(path, body));
    for (const [, href = ""] of body.matchAll(/href="([^"#]+)"/g)) {
      const address = href.replaceAll("&amp;", "&");
      const pattern = open.find((route) => isAt(route.path, address))?.path;
      if (pattern === undefined || done.has(pattern)) continue;
      done.add(pattern);
      waiting.push(address);
    }
  }
  return seen;
}

function isAt(pattern: string, address: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(address.split("?")[0] ?? "");
}

/** The place of the navigation that the way down begins with, blank without one; and the places that are marked. */
function whereIs(path: string, body: string): Seen {
  const links = [...body.matchAll(/<a href="([^"]+)" class="acc-navigation__link"( aria-current="page")?/g)];
  const first = /govuk-breadcrumbs__link" href="([^"?]+)/.exec(body)?.[1] ?? "";
  const places = links.map(([, href = ""]) => href);
  const current = links.flatMap(([, href = "", mark]) => (mark ? [href] : []));
  return { path: path.split("?")[0] ?? "", top: places.includes(first) ? first : "", current };
}

test.each([
  ["centre", ["/centre/mark-files", `/centre/mark-files/${file}`, "/centre/result-files"]],
  ["board", ["/board/marks", "/board/mark-files", "/board/release-check?series=6A26"]],
])("on the pages of the %s the place that the way down begins with is marked", async (side, given) => {
  const visitors = side === "centre" ? [officer] : board;
  const seen = (await Promise.all(visitors.map((each) => pagesOf(each, `/${side}`, given)))).flat();
  const below = seen.filter(({ top }) => top !== "");
  const named = given.map((path) => path.split("?")[0]);
  expect(below.map(({ path }) => path)).toEqual(expect.arrayContaining(named));
  expect(below.filter(({ top, current }) => current.join() !== top)).toEqual([]);
});
