import { sql } from "kysely";
import { type DemoMark, type MarkedCandidate, type MarkFacts, marksOf } from "../cohort/marks.ts";
import { demoSeries, type DemoWorld } from "../world.ts";

/** A mark that a marker or a teacher gives. */
export type Given = { readonly candidate: MarkedCandidate; readonly mark: DemoMark };

/** Which work is asked for: of one centre or of all, of teachers or of examiners or of both. */
export type WorkWanted = { readonly centreId?: string; readonly by?: "teachers" | "examiners" };

type Work = {
  readonly centreId: string;
  readonly number: number;
  readonly option: string;
  readonly component: string;
  readonly uci: string | null;
  readonly fileName: string;
};

/**
 * The marks of the work that has none yet, of every entry that stands now: in the order of the cohort, then those of
 * entries that somebody who looks round has made.
 */
export async function giveMarks(world: DemoWorld, facts: MarkFacts, wanted: WorkWanted): Promise<readonly Given[]> {
  const work = await unmarkedWork(world, wanted);
  const byEntry = Map.groupBy(work, (each) => entryKey(each.centreId, each.number, each.option));
  const take = (candidate: MarkedCandidate, option: string): readonly Given[] => {
    const key = entryKey(candidate.centreId, candidate.number, option);
    const parts = new Set(byEntry.get(key)?.map((each) => each.component));
    byEntry.delete(key);
    if (parts.size === 0) return [];
    return marksOf(world.seed, facts, candidate, option)
      .filter((mark) => parts.has(mark.component))
      .map((mark) => ({ candidate, mark }));
  };
  const planned = world.cohort.flatMap(({ sat }) =>
    sat.flatMap(({ candidate, options }) => options.flatMap((option) => take(candidate, option))),
  );
  const others = [...byEntry.values()].flatMap(([one]) => (one ? take(strangerOf(one), one.option) : []));
  return [...planned, ...others];
}

/** Somebody whom the demonstration did not make, of middling ability. */
function strangerOf({ centreId, number, uci, fileName }: Work): MarkedCandidate {
  return { centreId, number, uci: uci ?? "", fileName, ability: 500 };
}

function entryKey(centreId: string, number: number, option: string): string {
  return `${centreId} ${number} ${option}`;
}

async function unmarkedWork({ app }: DemoWorld, { centreId, by }: WorkWanted): Promise<readonly Work[]> {
  const found = await sql<Work>`
    select e.centre_id as "centreId", n.candidate_number as number, e.option, o.component, c.uci,
           c.file_name as "fileName"
    from entries.entry e
    join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
    join candidates.candidate_number n
      on n.centre_id = e.centre_id and n.series = e.series and n.candidate_id = e.candidate_id
    join catalogue.option_components o on o.option = e.option
    join catalogue.components k on k.component = o.component
    where e.series = ${demoSeries} and e.status <> 'withdrawn'
      and (${centreId ?? null}::text is null or e.centre_id = ${centreId ?? null})
      and (${by ?? null}::text is null or (k.teacher_marks <> 'N') = (${by ?? null}::text = 'teachers'))
      and not exists (
        select from marking.movement m
        where m.centre_id = e.centre_id and m.series = e.series and m.candidate_id = e.candidate_id
          and m.option = e.option and m.component = o.component)
    order by e.centre_id, n.candidate_number, e.option, o.component`.execute(app.database.as.worker);
  return found.rows;
}
