import { theProgram } from "../program.ts";
import { code, markdownTable } from "./markdown.ts";

/** What acts announce, what it says, and who listens. */
export function eventsPage(): string {
  const rows = theProgram.modules.flatMap(({ name: module, events = [] }) =>
    events.map(({ name, about, fields, told }) => [
      code(name),
      module,
      about,
      Object.entries(fields)
        .map(([field, what]) => `${code(field)}: ${what}`)
        .join("; "),
      told ? (told.fields.length === 0 ? "that it happened" : told.fields.map(code).join(", ")) : "",
      theProgram.subscribers
        .filter((one) => one.event === name)
        .map((one) => one.name)
        .join(", "),
    ]),
  );
  return [
    "# Events",
    "",
    "Events are written to the outbox in the transaction of the act, and delivered at least once, oldest first.",
    "",
    markdownTable(["Event", "Module", "What happened", "What it says", "Sent to webhooks", "Heard by"], rows),
    "",
  ].join("\n");
}
