import { expect, test } from "vitest";
import { actorOf } from "#people";
import { subjectPlace, subjectPlaces } from "../../platform/activity/timeline/subject-place.ts";
import { routes } from "../routes.ts";

test.each(subjectPlaces().map(({ path, needs }) => [path, needs] as const))(
  "what an act was done to is shown at %s, to who may %s",
  (path, needs) => {
    const [address = ""] = path.split("?");
    const found = routes.filter((route) => route.method === "GET" && matches(route.path, address));
    const open = found.map((route) => route.permission);
    expect(open.includes(needs) || open.includes("public")).toBe(true);
  },
);

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path);
}

const board = actorOf({
  personId: "b1",
  name: "Bo",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});

test.each([
  ["mark", "6A26 90001 0012 H446A H446/03", true],
  ["mark", "6A26 90001", false],
  ["mark", "6A26 90001  H446A H446/03", false],
  ["candidate", "90001", false],
  ["centre", "", false],
  ["unit-bank", "unit results of 2025.csv", true],
])("a %s named “%s” has a page: %s", (kind, id, hasPage) => {
  expect(subjectPlace(board, kind, id) !== undefined).toBe(hasPage);
});
