import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type CommandIo, formatInstant, ok } from "#kernel";
import type { App } from "#platform/app";
import { defineCommand, openProgress } from "#platform/cli";
import {
  type DemoDone,
  demoIdentity,
  demoMoments,
  demoSeries,
  demoSignIns,
  openTrust,
  readMoment,
  runDemo,
  type SignIn,
  whatToTry,
  workTime,
} from "#demo";
import { type DemoClock, demoClock } from "../demo-clock/clock.ts";
import { openClockMover } from "../demo-clock/clock-mover.ts";
import { demoClockRoutes } from "../demo-clock/page.ts";
import { clearDemoData, holdsBoard, markDemoData } from "../demo-data.ts";
import { writePack } from "../pack/write-pack.ts";
import { choosePort } from "../port.ts";
import { printRefusals } from "../print-refusals.ts";
import { serveApp } from "../serve-app.ts";
import { untilStopped, withApp } from "../with-app.ts";
import { theProgram } from "../program.ts";

/** Makes a realistic board, runs one series on it, writes everything out, and serves the pages. */
export const demo = defineCommand({
  name: "demo",
  summary: "Make a realistic board, run a whole June series on it, then serve its pages",
  options: {
    "as-of": {
      type: "text",
      value: "DAY",
      about: "the date of the board in 2026, such as 2026-05-05, or a time, such as 2026-08-20T07:59",
    },
    centres: { type: "whole", value: "N", about: "how many centres", default: 40, min: 1, max: 9_000 },
    candidates: { type: "whole", value: "N", about: "how many candidates", default: 6_000, min: 1, max: 2_000_000 },
    seed: { type: "whole", value: "S", about: "the same seed makes the same board", default: 2026, max: 2_147_483_647 },
    out: { type: "text", value: "DIR", about: "where files and documents are written", default: "out" },
    data: {
      type: "text",
      value: "DIR",
      about: "the data folder of the demonstration, replaced each time",
      default: "data/demo",
    },
    port: { type: "whole", value: "N", about: "the port; if left out, 8080 or a free one", max: 65_535 },
    "no-serve": { type: "flag", about: "stop when everything has been written" },
  },
  run: async ({ "as-of": day, ...options }, _rest, io) => {
    const asOf = day === undefined ? ok(undefined) : readMoment(day);
    if (!asOf.ok) {
      printRefusals("demo", asOf.refusals, io);
      return 2;
    }
    const problem = await clearDemoData(options.data);
    if (problem) {
      io.err(`accolade demo: ${problem}\n`);
      return 1;
    }
    const port = options["no-serve"] ? options.port || 8080 : await choosePort(options.port);
    if (port === undefined) {
      io.err(`accolade demo: port ${options.port} is taken by another program. Choose another with --port.\n`);
      return 1;
    }
    await markDemoData(options.data);
    const clock = demoClock();
    const opening = { data: options.data, demo: true, address: `http://localhost:${port}`, clock: clock.now };
    return withApp(opening, io, async (app, stopping) => {
      if (await holdsBoard(app)) {
        io.err(
          "accolade demo: the database of DATABASE_URL holds a board. Use an empty database. Nothing was changed.\n",
        );
        return 1;
      }
      io.err(
        `${demoIdentity.name}: a demonstration of ${options.centres} centres and ${options.candidates} candidates\n`,
      );
      const made = await makeBoard(app, { ...options, asOf: asOf.value, port }, clock, io);
      if (options["no-serve"]) return 0;
      return serveBoard({ ...app, demoDates: demoMoments }, made, { ...options, port }, { clock, stopping, io });
    });
  },
});

type MakeOptions = {
  readonly centres: number;
  readonly candidates: number;
  readonly seed: number;
  readonly out: string;
  readonly port: number;
  readonly asOf?: Temporal.Instant | undefined;
};

async function makeBoard(app: App, options: MakeOptions, clock: DemoClock, io: CommandIo): Promise<DemoDone> {
  const made = await runDemo(app, options, {
    progress: openProgress(io),
    subscribers: theProgram.subscribers,
    writePack: ({ catalogue, out }) => writePack(app, catalogue, demoSeries, join(out, "pack")),
    setDay: (day) => clock.moveTo(app.database, workTime(day)),
  });
  await clock.moveTo(app.database, options.asOf ?? (await afterTheYear(made)));
  await writeFile(join(options.out, "summary.txt"), made.summary);
  const { address } = app.site;
  await writeSignIns(options.out, address, await demoSignIns(made.world, address));
  io.out(made.summary);
  io.out(`  Everything is in ${resolve(options.out)}\n\n`);
  return made;
}

/** Real time, or the last of the moments if that is later, so that results can be seen. */
async function afterTheYear({ year }: DemoDone): Promise<Temporal.Instant | undefined> {
  const last = readMoment(demoMoments.at(-1)?.at ?? "");
  if (!last.ok || Temporal.Instant.compare(Temporal.Now.instant(), last.value) >= 0) return undefined;
  return Temporal.Instant.compare(last.value, await year.happenedAt()) > 0 ? last.value : undefined;
}

type Serving = { readonly clock: DemoClock; readonly stopping: AbortSignal; readonly io: CommandIo };

async function serveBoard(app: App, made: DemoDone, options: MakeOptions, serving: Serving): Promise<number> {
  const { clock, stopping, io } = serving;
  const arrived = async (at: Temporal.Instant): Promise<void> => {
    await writeSignIns(options.out, app.site.address, await demoSignIns(made.world, app.site.address));
    io.out(`  The date of the demonstration is ${formatInstant(at)}.\n`);
  };
  const mover = openClockMover({ app, year: made.year, clock, arrived });
  const place = { host: "127.0.0.1", port: options.port };
  const listening = await serveApp(app, place, demoClockRoutes(mover, made.year));
  const [{ address }, board] = [listening, app.board.name];
  const signIns = await demoSignIns(made.world, address);
  await writeSignIns(options.out, address, signIns);
  const trust = await openTrust(app, made.world);
  io.out(whatToTry({ address, board, signIns, trust, systemKey: made.systemKey }));
  await untilStopped(stopping);
  await Promise.all([listening.close(), trust.close(), mover.rest("stop")]);
  io.out("Stopped.\n");
  return 0;
}

async function writeSignIns(out: string, address: string, people: readonly SignIn[]): Promise<void> {
  await writeFile(join(out, "sign-ins.json"), `${JSON.stringify({ address, people }, null, 2)}\n`);
}
