import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { capacitySettings, readCapacity } from "./settings.ts";

const documented = readFileSync(new URL("../../../docs/operate/overload.md", import.meta.url), "utf8");

test("every setting is documented with its default, and no other", () => {
  const rows = [...documented.matchAll(/^\| `(ACCOLADE_\w+)` \| (\d+) \|/gm)].map(([, name, value]) => [
    name,
    Number(value),
  ]);
  expect(Object.fromEntries(rows)).toEqual(capacitySettings);
});

test.each(["0", "-1", "1.5", "ten", "1e3", " 5", "100001", "999999"])("%j is no setting", (text) => {
  expect(() => readCapacity({ ACCOLADE_LOCK_SECONDS: text })).toThrow(
    /ACCOLADE_LOCK_SECONDS is “.*”. Set it to a whole/,
  );
});

test("a setting is read, in seconds where it says so, and what is blank is the default", () => {
  const capacity = readCapacity({ ACCOLADE_WAIT_SECONDS: "7", ACCOLADE_CONNECTIONS: "" });
  expect([capacity.requests.waitMilliseconds, capacity.connections]).toEqual([7000, 8]);
  expect(readCapacity({ ACCOLADE_CONNECTIONS: "100000" }).connections).toBe(100_000);
});
