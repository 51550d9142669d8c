import type { LifeCycle } from "#kernel";
import { caseCycles, declaredCycles } from "./declared-cycles.ts";

/** The life cycles that modules bring, as diagrams. */
export function lifeCyclesPage(): string {
  const parts = [...declaredCycles(), ...caseCycles()].flatMap(({ module, column, cycle }) => [
    `## ${cycle.name} (${module})`,
    "",
    `Kept in \`${column}\`.`,
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...diagram(cycle),
    "```",
    "",
  ]);
  return [
    "# Life cycles",
    "",
    "What can happen to a record in each status. Anything that is not shown is refused.",
    "",
    ...parts,
  ].join("\n");
}

function diagram(cycle: LifeCycle<string, string>): readonly string[] {
  const [first] = Object.keys(cycle.steps);
  const arrows = Object.entries(cycle.steps).flatMap(([from, acts]) =>
    Object.entries(acts).map(([act, to]) => `  ${id(from)} --> ${id(String(to))}: ${act}`),
  );
  const names = Object.keys(cycle.steps).map((status) => `  state "${status}" as ${id(status)}`);
  return [...names, ...(first ? [`  [*] --> ${id(first)}`] : []), ...arrows];
}

function id(status: string): string {
  return status.replaceAll("-", "_");
}
