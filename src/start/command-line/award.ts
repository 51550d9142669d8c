import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runAward } from "#awarding";
import { type Catalogue, loadCatalogue, writeCatalogue } from "#catalogue";
import type { CommandIo, Decision } from "#kernel";
import type { App } from "#platform/app";
import { defineCommand } from "#platform/cli";
import { makeFolder } from "#platform/database";
import { isProposed, perform } from "#platform/perform";
import { actorOf } from "#people";
import { compareResults } from "../pack/compare-results.ts";
import { loadPack } from "../pack/load-pack.ts";
import { writeResults } from "../pack/write-pack.ts";
import { printRefusals } from "../print-refusals.ts";
import { withThrowawayApp } from "../throwaway.ts";
import "../program.ts";

/** Awards a pack on its own, on a temporary database: the shadow calculation of a board or a researcher. */
export const award = defineCommand({
  name: "award",
  summary: "Award a pack on its own and write its results (the shadow calculation)",
  options: {
    pack: { type: "text", value: "DIR", about: "the folder of the pack, as described in docs/generated/pack.md" },
    out: { type: "text", value: "DIR", about: "the folder for results.csv and report.json" },
    pending: { type: "flag", about: "give entries with outstanding marks Q (pending) instead of refusing the pack" },
  },
  run: async ({ pack, out, pending }, _rest, io) => {
    if (!pack || !out) {
      io.err("accolade award: give the pack and the output folder with --pack DIR --out DIR.\n");
      return 2;
    }
    return withThrowawayApp(io, (app) => awardPack(app, pack, out, pending, io));
  },
});

const researcher = actorOf({
  personId: "shadow",
  name: "Shadow calculation",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});

async function awardPack(app: App, pack: string, out: string, pending: boolean, io: CommandIo): Promise<number> {
  const load = (catalogue: Catalogue): Promise<Decision<unknown>> =>
    perform(app, researcher, loadCatalogue, writeCatalogue(catalogue));
  const loaded = await loadPack(app, pack, load);
  if (!loaded.ok) return printRefusals("award", loaded.refusals, io);
  const { series, entries, marks, hasResults } = loaded.value;
  const run = await runAward(app, researcher, {
    series,
    cause: "shadow calculation",
    missing: pending ? "pending" : "refuse",
  });
  if (isProposed(run)) throw new Error("A series that was just loaded has been released.");
  if (!run.ok) return printRefusals("award", run.refusals, io);
  makeFolder(out);
  await writeResults(app, series, join(out, "results.csv"));
  const compared = hasResults ? await compareResults(join(pack, "results.csv"), join(out, "results.csv")) : null;
  const report = { series, entries, marks, results: run.value.results, secondCalculation: "agrees", compared };
  await writeFile(join(out, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  io.out(`${run.value.results} results of ${series} written to ${resolve(out)}. The second calculation agrees.\n`);
  if (!compared) return 0;
  io.out(
    compared.different === 0
      ? "They match the results in the pack.\n"
      : `${compared.different} differ from the results in the pack. The first is: ${compared.first}\n`,
  );
  return compared.different === 0 ? 0 : 1;
}
