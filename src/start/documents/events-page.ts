import { subscribers } from "../subscribers.ts";
import { code, markdownTable } from "./markdown.ts";
import { sourceLink, sourceTexts } from "./source-texts.ts";

const announced = /events:[\s\S]{0,600}?\bname: ([^,]+), centreId/g;

/** What acts announce, and who listens. */
export function eventsPage(): string {
  const rows = sourceTexts().flatMap(({ path, text }) =>
    [...text.matchAll(announced)].flatMap((match) =>
      [...(match[1] ?? "").matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map((name) => ({ name: name[1] ?? "", path })),
    ),
  );
  const listeners = (name: string) =>
    subscribers
      .filter((one) => one.event === name)
      .map((one) => one.name)
      .join(", ");
  const sorted = rows
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, path }) => [code(name), sourceLink(path), listeners(name)]);
  return [
    "# Events",
    "",
    "Written to the outbox in the transaction of the act; delivered at least once, oldest first.",
    "",
    markdownTable(["Event", "Announced by", "Heard by"], sorted),
    "",
  ].join("\n");
}
