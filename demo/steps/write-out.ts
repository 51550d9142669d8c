import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { broadsheetPdf, documentMatter, exportResults, statementsPdf } from "#results";
import { transactionAs } from "#platform/app";
import { inTurn } from "../act.ts";
import { demoSeries, type DemoWorld } from "../world.ts";

const statementsPerFile = 100;
/** One more than there are document workers: they have work while a centre's other files are written. */
const centresAtOnce = 3;

export type WrittenOut = { readonly files: number; readonly statements: number };

/** Writes what every centre receives: its R files, spreadsheets, broadsheet and statements, in a folder of its own. */
export async function writeOut(world: DemoWorld, statements: "all" | "none"): Promise<WrittenOut> {
  const { cohort, progress, out } = world;
  const phase = progress.phase("Write files and statements", cohort.length);
  const written = await inTurn(cohort, centresAtOnce, async ({ centre }) => {
    const folder = join(out, "centres", centre.centreId);
    await mkdir(folder, { recursive: true });
    const counts = await writeCentre(world, centre.centreId, folder, statements);
    phase.advance();
    return counts;
  });
  const done = { files: sum(written, "files"), statements: sum(written, "statements") };
  phase.done(`${done.files} files, ${done.statements} statements of results`);
  return done;
}

async function writeCentre(
  world: DemoWorld,
  centreId: string,
  folder: string,
  wanted: "all" | "none",
): Promise<WrittenOut> {
  const { app, people } = world;
  const officer = people.officer(centreId);
  const matter = await documentMatter(app, officer, centreId, demoSeries);
  if (!matter) return { files: 0, statements: 0 };
  const resultFiles = await transactionAs(app, officer, (tx) =>
    tx
      .selectFrom("results.prepared_file")
      .select(["name", "content"])
      .where("series", "=", demoSeries)
      .orderBy("sequence")
      .execute(),
  );
  for (const { name, content } of resultFiles) await writeFile(join(folder, name), content);
  for (const format of ["csv", "xlsx"] as const) {
    await writeFile(join(folder, `results.${format}`), await exportResults(format, matter.results));
  }
  await writeFile(join(folder, "broadsheet.pdf"), await broadsheetPdf(app, matter));
  const candidates = wanted === "none" ? [] : [...Map.groupBy(matter.results, (row) => row.candidateId).values()];
  let parts = 0;
  for (let start = 0; start < candidates.length; start += statementsPerFile) {
    parts += 1;
    const results = candidates.slice(start, start + statementsPerFile).flat();
    await writeFile(join(folder, `statements-${parts}.pdf`), await statementsPdf(app, { ...matter, results }));
  }
  return { files: resultFiles.length + 3 + parts, statements: candidates.length };
}

function sum(counts: readonly WrittenOut[], key: keyof WrittenOut): number {
  return counts.reduce((total, each) => total + each[key], 0);
}
