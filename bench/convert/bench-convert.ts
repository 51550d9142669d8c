import type { Command, CommandIo } from "#kernel";
import { toolboxCommands } from "../../src/award/awarding/toolbox/index.ts";
import { type Benchmark, perSecond, ratio, timed } from "../benchmark.ts";

/** Raw to uniform marks through the toolbox, beside copying the same bytes. */
export const benchConvert: Benchmark = {
  name: "convert",
  about: "raw marks to uniform marks through ./accolade convert, beside passing the same lines on",
  run: async (_io, { scale }) => {
    const rows = Math.floor(2_000_000 / scale);
    const command = toolboxCommands.find((each) => each.name === "convert");
    if (!command) throw new Error("There is no convert command.");
    const bytes = [...rowsOf(rows)];
    const converted = await timed(() => runWith(command, bytes));
    const passed = await timed(() =>
      bytes.reduce((lines, chunk) => lines + chunk.toString("latin1").split("\n").length, 0),
    );
    return {
      name: "convert",
      figures: {
        converted: perSecond(rows, converted.milliseconds),
        split: perSecond(rows, passed.milliseconds),
        peakMemory: { value: Math.round(process.memoryUsage().rss / 1_048_576), unit: "MB" },
      },
      ratios: { convertedToSplit: ratio(passed.milliseconds, converted.milliseconds) },
    };
  },
};

function* rowsOf(count: number): Generator<Buffer> {
  yield Buffer.from("scheme,max_raw,max_uniform,boundaries,notional,raw\n");
  const units = [
    "gce,80,80,A=68;B=61;C=54;D=47;E=41,none",
    "gce,200,300,A*=168;A=149;B=130;C=111;D=93;E=75,default",
    "nationals,70,80,*2=63;D2=56;M2=49;P2=42;D1=35;M1=28;P1=21,none",
  ];
  for (let start = 0; start < count; start += 5_000) {
    const lines = Array.from(
      { length: Math.min(5_000, count - start) },
      (_none, index) => `${units[(start + index) % 3]},${(start + index) % 71}`,
    );
    yield Buffer.from(`${lines.join("\n")}\n`);
  }
}

async function runWith(command: Command, chunks: readonly Buffer[]): Promise<void> {
  const io: CommandIo = {
    input: chunksOf(chunks),
    out: () => undefined,
    err: () => undefined,
    environment: process.env,
  };
  const status = await command.run([], io);
  if (status !== 0) throw new Error(`convert ended with ${status}.`);
}

async function* chunksOf(chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
