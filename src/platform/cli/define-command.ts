import type { Command, CommandIo } from "#kernel";
import { type OptionShapes, type OptionValues, readArguments, type RestShape } from "./options.ts";

/**
 * What a command is: its options as data, from which the reader, the usage line and the reference in the documents are
 * made.
 */
export type CommandPlan<Shapes extends OptionShapes> = {
  readonly name: string;
  readonly summary: string;
  readonly options: Shapes;
  readonly rest?: RestShape;
  run(options: OptionValues<Shapes>, rest: readonly string[], io: CommandIo): Promise<number>;
};

const noRest: RestShape = { name: "", min: 0, max: 0 };

/**
 * A command that reads its options, answers `--help`, and ends with status 2 and its usage when they cannot be read.
 */
export function defineCommand<Shapes extends OptionShapes>(plan: CommandPlan<Shapes>): Command {
  const rest = plan.rest ?? noRest;
  const usage = usageOf(plan.name, plan.options, rest);
  return {
    name: plan.name,
    summary: plan.summary,
    usage,
    run: async (args, io) => {
      if (args.includes("--help") || args.includes("-h")) {
        io.out(`${plan.summary}\n\nUsage: ./accolade ${usage}\n${optionHelp(plan.options)}`);
        return 0;
      }
      const read = readArguments(plan.options, rest, args);
      if (read.ok) return plan.run(read.value.options, read.value.rest, io);
      for (const refusal of read.refusals) io.err(`accolade ${plan.name}: ${refusal.text}\n`);
      io.err(`Usage: ./accolade ${usage}\n`);
      return 2;
    },
  };
}

function usageOf(name: string, shapes: OptionShapes, rest: RestShape): string {
  const options = Object.entries(shapes).map(
    ([option, shape]) => `[--${option}${shape.type === "flag" ? "" : ` ${shape.value}`}]`,
  );
  const after = rest.max === 0 ? [] : [rest.min === 0 ? `[${rest.name}]` : rest.name];
  return [name, ...options, ...after].join(" ");
}

function optionHelp(shapes: OptionShapes): string {
  const rows = Object.entries(shapes).map(([name, shape]) => {
    const standard = "default" in shape && shape.default !== undefined ? ` (default ${shape.default})` : "";
    return [`--${name}${shape.type === "flag" ? "" : ` ${shape.value}`}`, `${shape.about}${standard}`] as const;
  });
  const width = Math.max(0, ...rows.map(([left]) => left.length)) + 2;
  return rows.length === 0 ? "" : `\n${rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n")}\n`;
}
