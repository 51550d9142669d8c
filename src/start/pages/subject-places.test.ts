import { expect, test } from "vitest";
import { subjectPlaces } from "../../platform/activity/timeline/subject-place.ts";
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
