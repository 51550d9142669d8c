import { expect, test } from "vitest";
import { newId } from "./new-id.ts";

test("identifiers are UUIDs of version 7, all different, and sort in the order in which they were made", () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(
    made.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toEqual([]);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made.map((id) => id.slice(19))).size).toBe(made.length);
});
