import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Module } from "#platform/module";
import { paths } from "./paths.ts";

/** What the log calls marks, which are named by their series, and a mark, and where they are shown. */
export const markSubjects: NonNullable<Module["subjects"]> = {
  marks: {
    centre: { needs: "marks.view", at: ([series = ""]) => paths.marks({ series }) },
    board: { needs: "marks.view", at: ([series = ""]) => paths.marking({ series }) },
    names: seriesNames,
  },
  mark: {
    board: {
      needs: "marks.view",
      at: ([series = "", centre = "", candidate = "", option = "", component = ""]) =>
        paths.mark({ component: decodeURIComponent(component), centre, candidate, option }, { series }),
    },
    names: async (_tx, ids) => new Map(ids.map((id) => [id, markName(id)])),
    example: "6A26 90001 0012 H446A H446/03",
  },
};

/** Marks by their series: `for June 2026`. */
async function seriesNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series_order s where s.series = any(${[...ids]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ series, title }) => [series, `for ${title}`]));
}

/** `for H446/03 of candidate 0012, centre 90001`. */
function markName(id: string): string {
  const [, centre, number, , component] = id.split(" ");
  return component ? `for ${component} of candidate ${number}, centre ${centre}` : id;
}
