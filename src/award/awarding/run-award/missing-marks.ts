import type pg from "pg";
import { numberWords, sortName } from "#candidates";
import type { Refused } from "#kernel";
import { marksMissing } from "../refusals.ts";
import type { CentrePart } from "./centre-parts.ts";

/** A component of a live entry for which nothing has been recorded. */
export type MissingMark = {
  readonly centre_id: string;
  readonly candidate_number: number;
  readonly surname: string;
  readonly forenames: string;
  readonly option: string;
  readonly component: string;
};

export type MissingMarks = { readonly count: number; readonly first: readonly MissingMark[] };

/** How many are listed in a refusal. */
export const missingShown = 20;

/** The marks missing in a part whose entries are on this connection. */
export async function findMissing(client: pg.Client, series: string, part: CentrePart): Promise<MissingMarks> {
  const counted = await client.query<{ count: number }>(
    `select coalesce(sum(f.components - e.found), 0) as count
     from entry_mark e join option_fact f on f.option = e.option where e.found < f.components`,
  );
  const count = counted.rows[0]?.count ?? 0;
  if (count === 0) return { count: 0, first: [] };
  const first = await client.query<MissingMark>(
    `select e.centre_id, n.candidate_number, n.surname, n.forenames, e.option, p.component
     from entry_mark e
     join candidates.numbered_candidate n
       on n.centre_id = e.centre_id and n.series = $1 and n.candidate_id = e.candidate_id
     join option_fact f on f.option = e.option and e.found < f.components
     join component_fact p on p.option = e.option
     where not exists (select from marking.movement m where m.centre_id = e.centre_id and m.series = $1
       and m.candidate_id = e.candidate_id and m.option = e.option and m.component = p.component)
       and e.centre_id between $2 and $3
     order by e.centre_id, n.candidate_number, e.option, p.component limit ${missingShown}`,
    [series, part.first, part.last],
  );
  return { count, first: first.rows };
}

/** The refusal of an award with outstanding marks: how many there are, and the first of them. */
export function refuseMissing(parts: readonly MissingMarks[]): Refused {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const first = parts
    .flatMap((part) => part.first)
    .sort(byEntry)
    .slice(0, missingShown)
    .map((mark) => `centre ${mark.centre_id} candidate ${candidateWords(mark)}, ${mark.component} (${mark.option})`);
  const more = count > first.length ? [`and ${count - first.length} more`] : [];
  return marksMissing.refuse({ count, marks: [...first, ...more].join("; ") });
}

/** `0007 Ling, Ada`: as people know a candidate. */
function candidateWords({ candidate_number, ...name }: MissingMark): string {
  return `${numberWords(candidate_number)} ${sortName(name)}`;
}

function byEntry(a: MissingMark, b: MissingMark): number {
  if (a.centre_id !== b.centre_id) return a.centre_id < b.centre_id ? -1 : 1;
  if (a.candidate_number !== b.candidate_number) return a.candidate_number - b.candidate_number;
  return `${a.option} ${a.component}` < `${b.option} ${b.component}` ? -1 : 1;
}
