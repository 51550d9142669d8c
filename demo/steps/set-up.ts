import { addCentres, centresTable } from "#centres";
import { loadCatalogue } from "#catalogue";
import { writeTable } from "#formats/csv";
import { perform } from "#platform/perform";
import { done } from "../act.ts";
import type { DemoStep, DemoWorld } from "../world.ts";
import { bankUnitResults } from "../../src/award/awarding/bank-unit-results/bank-unit-results.ts";
import { bankedUnitsTable } from "../../src/award/awarding/bank-unit-results/banked-units-table.ts";

/** The board before the series: its catalogue and its centres. */
export async function setUp({ app, catalogue, catalogueFiles, cohort, people, progress }: DemoWorld): Promise<void> {
  const loading = progress.phase("Load the catalogue");
  done("load the catalogue", await perform(app, people.board, loadCatalogue, catalogueFiles));
  loading.done(`${catalogue.qualifications.length} qualifications, ${catalogue.options.length} entry codes`);

  const adding = progress.phase("Approve the centres");
  const families = catalogue.families.map((row) => row.family).join(" ");
  const rows = cohort.map(({ centre: { centreId, name, kind, postcode, town } }) => ({
    centre_id: centreId,
    name,
    kind,
    postcode,
    town,
    families,
  }));
  done(
    "add the centres",
    await perform(app, people.board, addCentres, {
      name: "centres.csv",
      bytes: Buffer.from(writeTable(centresTable, rows)),
    }),
  );
  adding.done(`${rows.length} centres`);
}

/** The unit results of earlier series, banked when those series are over. */
export async function* bankUnits({ app, cohort, people, progress }: DemoWorld): DemoStep {
  yield "2026-04-13";
  const banking = progress.phase("Bank earlier unit results");
  const banked = cohort.flatMap((each) => each.banked);
  if (banked.length > 0) {
    const bytes = Buffer.from(writeTable(bankedUnitsTable, banked));
    done("bank unit results", await perform(app, people.board, bankUnitResults, { name: "banked.csv", bytes }));
  }
  banking.done(`${banked.length} unit results`);
}
