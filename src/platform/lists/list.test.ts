import { afterAll, beforeAll, expect, test } from "vitest";
import { ok, refuse } from "#kernel";
import { costOf, longestTurn } from "../../start/longest-slice.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { definePath } from "../addresses/define-path.ts";
import type { List } from "./list.ts";
import { listPage, pageOfRows } from "./list-page.ts";

type Thing = { readonly id: number; readonly what: string; readonly pence: number; readonly day: string | null };

const things: readonly Thing[] = Array.from({ length: 60 }, (_, index) => ({
  id: index + 1,
  what: index === 0 ? "=<b>first</b>" : `thing ${index + 1}`,
  pence: 150 * index,
  day: index === 1 ? null : "2026-02-21",
}));

const [things_, thing, thingsApi] = [
  definePath("/centre/things"),
  definePath("/centre/things/:id"),
  definePath("/api/v1/things"),
];

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => things[at % things.length]).filter((each) => each !== undefined);

/** Things by the hand-written order of an array: what the kit does around a `find`. */
const list: List<Thing> = {
  name: "list-things",
  summary: "Things of the centre",
  path: things_,
  apiPath: thingsApi,
  apiRows: "things",
  apiSummary: "Things for programs",
  permission: "entries.view",
  scope: "centre",
  title: "Things",
  search: "Name",
  filters: [
    { name: "colour", label: "Colour", all: "All colours", choices: [{ value: "red", text: "Red" }] },
    { name: "since", label: "Since", kind: "day" },
    { name: "maker", label: "Maker", all: "All makers" },
    { name: "set", label: "Set", required: true },
    { name: "centre", label: "The centre", only: ["api"] },
  ],
  columns: [
    { name: "id", heading: "Number", kind: "code", value: ({ id }) => id, text: ({ id }) => `no ${id}` },
    { name: "what", heading: "What", value: ({ what }) => what, link: ({ id }, { values }) => thing({ id }, values) },
    { name: "pence", heading: "Price", kind: "money", value: ({ pence }) => pence },
    { name: "day", heading: "Day", kind: "day", value: ({ day }) => day },
    {
      name: "state",
      heading: "State",
      value: () => "new",
      tags: () => [{ text: "New", colour: "blue" }],
      only: ["page"],
    },
    { name: "key", heading: "Key", value: ({ id }) => `k${id}`, only: ["file", "api"] },
  ],
  empty: "There are no things yet.",
  emptyLink: () => ({ text: "Make one", href: thing({ id: "new" }) }),
  find: async (_tx, asked) => {
    const { search, face, values } = asked;
    if (values["maker"] === "many") return ok({ ...pageOfRows(many(50_001), asked), values: { set: "a" } });
    if (values["maker"] === "most") return ok({ ...pageOfRows(many(50_000), asked), values: { set: "a" } });
    if (face === "api" && values["set"] !== "a")
      return refuse("set-unknown", "There is no such set.", { field: "set" });
    const { set = "", maker } = values;
    const isEmpty = ["none", "empty", "unknown"].includes(set) || maker === "unknown";
    const found = isEmpty ? [] : things.filter(({ what }) => what.includes(search));
    return ok({
      ...pageOfRows(found, asked),
      values: { set: set || "a" },
      choices: {
        maker: [{ value: "us", text: "Us" }],
        set: ["a", ...["none", "empty"].filter((each) => each === set)].map((value) => ({ value, text: value })),
      },
    });
  },
};

let site: TestSite;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite(listPage(list));
  const worker = site.app.database.as.worker;
  await worker.insertInto("centres.centre").values({ centre_id: "99999", name: "A school" }).execute();
  const person = { personId: "ann", name: "Ann", side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

const api = async (query: Record<string, string>) => {
  const { status, body } = await officer.get(thingsApi(query));
  const said: { total?: number; page?: number; size?: number; things?: readonly object[]; code?: string } =
    JSON.parse(body);
  return { status, ...said };
};

test("the page shows columns, filters, tags and money; the column that leads somewhere names its row", async () => {
  const { status, body } = await officer.get(things_({ size: 25 }));
  expect(status).toBe(200);
  expect(body).toContain("1 to 25 of 60");
  expect(body).toMatch(/<td class="govuk-table__cell acc-code" data-label="Number">no 1<\/td>/);
  expect(body).toContain(
    '<th class="govuk-table__header" scope="row"><a class="govuk-link" href="/centre/things/1?set=a">',
  );
  expect(body).toContain("=&lt;b&gt;first&lt;/b&gt;");
  expect(body).toMatch(/govuk-table__cell--numeric" data-label="Price">£1.50</);
  expect(body).toMatch(/data-label="Day">21 February 2026<[^]*data-label="Day">–</);
  expect(body).toContain('<strong class="govuk-tag govuk-tag--blue">New</strong>');
  expect(body).toContain('<option value="">All colours</option>');
  expect(body).toMatch(/<input[^>]*id="since"[^>]*type="date"/);
  expect(body).toContain('<option value="a" selected>a</option>');
  expect(body).not.toContain("The centre");
  expect(body).toContain('href="/centre/things?size=25&amp;page=2"');
});

test("the files hold every row, the columns of files, and no formula", async () => {
  const csv = (await officer.get(things_({ size: 25, page: 2, format: "csv" }))).body.split("\r\n");
  expect(csv[0]).toBe("\uFEFFNumber,What,Price (pence),Day,Key");
  expect(csv[1]).toBe("no 1,'=<b>first</b>,0,2026-02-21,k1");
  expect(csv.filter((line) => line !== "")).toHaveLength(61);
  const xlsx = await officer.get(things_({ format: "xlsx" }));
  expect(xlsx.headers["content-disposition"]).toContain('filename="things-99999.xlsx"');
});

test("a file has 50,000 rows at most and keeps nobody waiting; a longer list is refused, not cut", async () => {
  const cost = await costOf(() => officer.get(things_({ maker: "most", format: "csv" })));
  expect([cost.value.status, cost.value.body.split("\r\n").length]).toEqual([200, 50_002]);
  expect(cost.longest).toBeLessThan(longestTurn);
  for (const format of ["csv", "xlsx"]) {
    const { status, body } = await officer.get(things_({ maker: "many", format }));
    expect([status, body]).toEqual([422, expect.stringContaining("This list has more than 50,000 rows")]);
  }
  expect((await officer.get(things_({ maker: "many" }))).body).toContain("of 50,001");
});

test("programs get the rows as values, by page, under the name of the list", async () => {
  const first = await api({ set: "a", size: "25", page: "3" });
  expect([first.status, first.total, first.page, first.size, first.things?.length]).toEqual([200, 60, 3, 25, 10]);
  expect(first.things?.[0]).toEqual({ id: 51, what: "thing 51", pence: 7500, day: "2026-02-21", key: "k51" });
  expect(await api({ set: "a", centre: "99999", search: "thing 60" })).toMatchObject({ total: 1 });
});

test.each([
  [{}, "parameter-missing"],
  [{ set: "b" }, "set-unknown"],
  [{ set: "a", q: "x" }, "parameter-unknown"],
  [{ set: "a", format: "csv" }, "parameter-unknown"],
  [{ set: "a", sort: "what" }, "parameter-unknown"],
  [{ set: "a", colour: "blue" }, "parameter-invalid"],
  [{ set: "a", page: "0" }, "parameter-invalid"],
  [{ set: "a", size: "10000" }, "parameter-invalid"],
])("programs that ask %j are told %s", async (query, code) => {
  expect(await api(query)).toMatchObject({ status: 422, code });
});

test("a page says what is wrong with its address, and leads back to the list", async () => {
  const { status, body } = await officer.get(things_({ centre: "99999" }));
  expect([status, body.includes("There is no parameter “centre”.")]).toEqual([422, true]);
  expect(body).toContain('href="/centre/things">Go back</a>');
});

test("nothing found is told apart from nothing there", async () => {
  const hidden = await officer.get(things_({ set: "a", search: "nobody-like-that" }));
  expect(hidden.body).toContain("Nothing matches your filters.");
  expect(hidden.body).toContain('href="/centre/things?set=a">Clear filters</a>');
  const none = await officer.get(things_({ set: "none" }));
  expect(none.body).toContain("There are no things yet.");
  expect(none.body).toContain('href="/centre/things/new">Make one</a>');
});

test("a choice that has nothing keeps every filter, so that another can be made", async () => {
  const { body } = await officer.get(things_({ set: "empty" }));
  expect(body).toContain("There are no things yet.");
  expect(body).toContain('<option value="a">a</option><option value="empty" selected>empty</option>');
  expect(body).toContain('<option value="">All colours</option>');
  expect(body).toContain('id="search"');
});

test.each([
  ["maker", '<option value="">All makers</option><option value="us">Us</option>'],
  ["set", '<option value="a">a</option>'],
])("an unknown value of the filter %s is shown as applied, and can be cleared", async (name, others) => {
  const { body } = await officer.get(things_({ [name]: "unknown" }));
  expect(body.replaceAll(/>\s+</g, "><")).toContain(`${others}<option value="unknown" selected>unknown</option>`);
  expect(body).toContain("Nothing matches your filters.");
  expect(body).toMatch(/href="\/centre\/things(\?set=a)?">Clear filters/);
  expect(body).not.toContain("There are no things yet.");
});

test("the description of the interface has its parameters and its row", () => {
  const [, route] = listPage(list);
  expect([route?.name, route?.summary]).toEqual(["list-things-api", "Things for programs"]);
  expect(Object.keys(route?.api?.query ?? {})).toEqual([
    "colour",
    "since",
    "maker",
    "set",
    "centre",
    "search",
    "page",
    "size",
  ]);
  expect(route?.api?.query?.["set"]).toEqual({ about: "Set", required: true });
  const row = { id: { type: ["string", "null"], description: "Number" } };
  expect(route?.api?.answer.schema).toMatchObject({ properties: { things: { items: { properties: row } } } });
});
