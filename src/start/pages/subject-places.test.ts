import { expect, test } from "vitest";
import { subjectPlaces } from "#platform";
import { routes } from "../routes.ts";

test.each(subjectPlaces().map((path) => [path]))("what an act was done to is shown at %s", (path) => {
  const found = routes.some((route) => route.method === "GET" && matches(route.path, path));
  expect(found).toBe(true);
});

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path);
}
