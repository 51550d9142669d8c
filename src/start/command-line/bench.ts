import { arch, availableParallelism, cpus, totalmem } from "node:os";
import type { CommandIo } from "#kernel";
import { defineCommand } from "#platform/cli";
import { type Benchmark, benchmarks, type Measured } from "#bench";

/** Measures the program on this machine; what is compared is measured in the same run. */
export const bench = defineCommand({
  name: "bench",
  summary: "Measure the program on this machine",
  options: {
    json: { type: "flag", about: "print a line of JSON for each benchmark" },
    scale: { type: "whole", value: "N", about: "divide the work by N for a quick look", default: 1, min: 1, max: 1000 },
    connections: {
      type: "whole",
      value: "N",
      about: "the number of database connections for set-based work",
      default: Math.min(4, availableParallelism()),
      min: 1,
      max: 32,
    },
  },
  rest: { name: "NAME", min: 0, max: 1 },
  run: async ({ json, scale, connections }, [name], io) => {
    const chosen = benchmarks.filter((each) => name === undefined || each.name === name);
    if (chosen.length === 0) {
      io.err(
        `accolade bench: ${name} is not a benchmark. The benchmarks are: ` +
          `${benchmarks.map((each) => each.name).join(", ")}.\n`,
      );
      return 2;
    }
    for (const each of chosen) {
      const benchmark: Benchmark = await each.load();
      const measured = await benchmark.run(io, { scale, connections });
      print(benchmark, measured, json, io);
    }
    return 0;
  },
});

function print(benchmark: Benchmark, { name, figures, ratios }: Measured, json: boolean, io: CommandIo): void {
  if (json) {
    io.out(`${JSON.stringify({ name, figures, ratios, machine: machine() })}\n`);
    return;
  }
  io.out(`\n${name}: ${benchmark.about}\n`);
  for (const [label, { value, unit }] of Object.entries(figures))
    io.out(`  ${label.padEnd(36)} ${grouped(value).padStart(14)} ${unit}\n`);
  for (const [label, value] of Object.entries(ratios))
    io.out(`  ${label.padEnd(36)} ${String(value).padStart(14)} (ratio)\n`);
}

function machine(): object {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "",
    architecture: arch(),
    memoryMegabytes: Math.round(totalmem() / 1_048_576),
    node: process.version,
  };
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
