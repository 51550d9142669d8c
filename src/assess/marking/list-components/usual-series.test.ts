import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForMarking } from "../fixture.ts";

/** A centre in August, whose marks of June are in hand, and which has one entry for next January as well. */
let site: TestSite;
let officer: Visitor;
let board: Visitor;
let now = Temporal.Instant.from("2026-08-06T10:00:00Z");

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  const { as } = site.app.database;
  await fillForMarking(site.app.database, ["10001"], 3, ["R094A"]);
  for (const statement of [
    sql`insert into catalogue.series (series, title, month, year) values ('1A27', 'January 2027', 1, 2027)`,
    sql`insert into catalogue.key_dates (series, family, kind, at, at_instant, status, source)
      select '1A27', family, kind, replace(replace(at, '2026-', '2027-'), '2025-', '2026-'),
        at_instant + interval '1 year', status, source
      from catalogue.key_dates where series = '1A26'`,
    sql`insert into catalogue.series_options (series, option, fee, status, source)
      select '1A27', option, fee, status, source from catalogue.series_options where series = '1A26'`,
    sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
      values ('10001', '1A27', 1, 1)`,
    sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
      values ('10001', '1A27', 1, 'R093', 'page')`,
  ]) {
    await statement.execute(as.worker);
  }
  officer = await site.signIn({ personId: "o", name: "Ann", side: "centre", role: "exams-officer", centreId: "10001" });
  board = await site.signIn({ personId: "b", name: "Bo", side: "board", role: "assessment" });
});
afterAll(() => site.close());

const june = '<option value="6A26" selected>June 2026</option>';

test.each(["2026-08-06", "2026-08-20", "2026-08-24"])(
  "on %s an entry for January leaves each list of the centre at June",
  async (day) => {
    now = Temporal.Instant.from(`${day}T10:00:00Z`);
    for (const path of ["/centre/marks", "/centre/candidates", "/centre/entries", "/centre/entries?by=candidate"]) {
      expect((await officer.get(path)).body, path).toContain(june);
    }
    expect((await officer.get("/centre/candidates/1")).body).toContain("R094A");
    expect((await board.get("/board/marking")).body).toContain(june);
  },
);

test("Marks stays at a series with centre-marked work; Entries turns to the one whose entries are due", async () => {
  now = Temporal.Instant.from("2026-10-01T10:00:00Z");
  expect((await officer.get("/centre/marks")).body).toContain(june);
  expect((await officer.get("/centre/entries")).body).toContain('<option value="1A27" selected>January 2027</option>');
});

test("a series without marks to come keeps the filters, so that another can be chosen", async () => {
  const own = (await officer.get("/centre/marks?series=6A24")).body;
  expect(own).toContain("You have no entries for centre-marked components in June 2024");
  expect(own).toContain('<option value="6A26">June 2026</option>');
  const all = (await board.get("/board/marking?series=6A25")).body;
  expect(all).toContain('<option value="6A25" selected>June 2025</option>');
  expect(all).toContain('<option value="outstanding">Outstanding only</option>');
  expect(all).toContain('id="search"');
});
