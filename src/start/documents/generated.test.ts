import { expect, test } from "vitest";
import { generatedDocuments, staleDocuments } from "./generated.ts";

test("the generated documents say what the code does (run ./accolade docs)", async () => {
  expect(await staleDocuments()).toEqual([]);
});

test("they name what they are about", async () => {
  const documents = await generatedDocuments();
  expect(documents["permissions.md"]).toMatch(/\| `results` \| Results \| .*`results\.release`/);
  expect(documents["routes.md"]).toContain("| `GET /centre/activity` |");
  expect(documents["refusals.md"]).toMatch(/\| `not-permitted` \| .*Ask the person who manages accounts/);
  expect(documents["refusals.md"]).toContain("`file-empty`");
  expect(documents["requirements.md"]).toMatch(/\*\*234 requirements: \d+ proved, \d+ not\.\*\*/);
  expect(documents["requirements.md"]).toMatch(/\| 001-41 \| Results \| .*to-the-second\.test\.ts\)/);
  expect(documents["commands.md"]).toContain("./accolade serve [--data DIR]");
  expect(documents["events.md"]).toContain("`centres-added`");
  expect(documents["tables.md"]).toContain("### qualifications.csv");
});
