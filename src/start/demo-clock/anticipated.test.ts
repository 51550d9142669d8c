import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { receiveEntryFile } from "#entries";
import { actorOf } from "#people";
import { perform } from "#platform/perform";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { smallDemo } from "./fixture.ts";

test("a visitor who sends the files of a centre first stops nothing: the year goes on, and the log says it", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const [mine, other] = [await freshDatabase(), await freshDatabase()];
  const demo = await smallDemo(mine, "2026-01-20T08:00:00Z");
  // What the centres will send, taken from a board of the same seed that is further on.
  const later = await smallDemo(other, "2026-02-23T08:00:00Z");
  const names = (await readdir(join(later.out, "inbox"))).filter((name) => name.startsWith("E")).sort();
  log.mockClear();
  for (const name of names) {
    const bytes = await readFile(join(later.out, "inbox", name));
    const centreId = name.slice(1, 6);
    const officer = { personId: `v${centreId}`, name: "Vi Visitor", side: "centre", roles: ["exams-officer"] } as const;
    const actor = actorOf({ ...officer, centreId, candidateId: null });
    await perform(demo.app, actor, receiveEntryFile, { name, bytes });
  }
  const at = Temporal.Instant.from("2026-05-16T08:00:00Z");
  await demo.year.goOnTo(at);
  const said = log.mock.calls.map(([line]) => String(line)).filter((line) => line.includes("Passed over"));
  expect(said.length).toBeGreaterThanOrEqual(3);
  expect(said[0]).toContain("entries of centre");
  const { rows } = await sql<{ marks: number }>`
    select count(*)::integer as marks from exchange.file where letter = 'M'`.execute(mine.as.worker);
  expect(rows[0]?.marks).toBe(3);
  log.mockRestore();
  for (const each of [demo, later]) await each.close();
  for (const each of [mine, other]) await each.close();
});
