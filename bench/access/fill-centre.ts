import { loadDemoCatalogue } from "../../src/admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import type { App } from "#platform/app";
import { addPerson } from "#people";

export type FilledCentre = { readonly centreId: string; readonly officer: string };

/** A centre with candidates who each have two entries, beside a hundred other centres of a tenth of the size. */
export async function fillCentre(app: App, { candidates }: { readonly candidates: number }): Promise<FilledCentre> {
  const { board } = app.database.pools;
  await loadDemoCatalogue(app.database);
  await board.query(`insert into centres.centre (centre_id, name)
    select (20000 + n)::text, 'Centre ' || n from generate_series(1, 101) n`);
  await board.query(
    `insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    select (20000 + c)::text, n, (20000 + c)::text || '0' || lpad(n::text, 6, '0') || 'A', 'Surname ' || n, 'Given',
      'x', 'N'
    from generate_series(1, 101) c, generate_series(1, case c when 1 then $1::int else $1::int / 10 end) n`,
    [candidates],
  );
  await board.query(`insert into entries.entry (centre_id, series, candidate_id, option, channel)
    select centre_id, '6A26', candidate_id, option, 'page'
    from candidates.candidate, (values ('J560H'), ('J277')) o(option)`);
  await board.query("analyze candidates.candidate, entries.entry").catch(() => undefined);
  await addPerson(app, {
    personId: "bench-officer",
    name: "Bench Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "20001",
  });
  return { centreId: "20001", officer: "bench-officer" };
}
