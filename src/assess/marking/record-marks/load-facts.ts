import { sql } from "kysely";
import { forEachSliced, formatInstant, type Slices } from "#kernel";
import type { Tx } from "#platform/database";
import { inSlices, type Moment } from "#platform/perform";
import { loadDrafts, type KeptDraft } from "../enter-marks/load-drafts.ts";
import type { MarkRow, MarkSet, MarkStatus } from "../mark.ts";
import { sqlFile } from "../sql-file.ts";
import { type CandidateNames, loadNames } from "./load-names.ts";
import type { ComponentFacts, CurrentMark } from "./mark-facts.ts";

/** What is known of a set of marks. Entries and current marks are by the place of the row in `rows`. */
export type SetFacts = {
  /** The marks of the set, centre by centre. */
  readonly rows: readonly MarkRow[];
  readonly components: ReadonlyMap<string, ReadonlyMap<string, ComponentFacts>>;
  /** The candidate of each row; 0 when not entered, negative when the entry is withdrawn. */
  readonly candidates: Int32Array;
  readonly current: ReadonlyMap<number, CurrentMark>;
  /** Drafts of a centre's teachers, where they matter: for marks that come from a page. */
  readonly drafts: ReadonlyMap<number, KeptDraft>;
  readonly names: CandidateNames;
};

/** Options beyond which the actor has no right to marks; null when there is no limit. */
export type Within = readonly string[] | null;

type ComponentRow = {
  option: string;
  component: string;
  max_mark: number | null;
  teacher_marks: "N" | "Y" | "G";
  grades: string[] | null;
  due: string | null;
};
/** One element for each mark asked for, and one for each that has a current mark; null when none has. */
type EntriesRow = {
  candidates: number[];
  n: number[] | null;
  movement: number[];
  recorded: number[];
  status: MarkStatus[];
  grade: (string | null)[];
  held: boolean[];
  adjusted: boolean[];
};

const readComponents = sqlFile<ComponentRow>(import.meta.dirname, "load-components.sql");
const loadEntries = sqlFile<EntriesRow>(import.meta.dirname, "load-entries.sql");

/** Rows asked about in one statement: whole centres, so that each statement reads its own range of every table. */
const batchRows = 20_000;

/**
 * Locks the ledgers of the centres, in their order, and reads what the rule needs. Row order becomes centre by
 * centre. An entry for an option that is not `within` is as none.
 */
export async function loadSetFacts(tx: Tx, set: MarkSet, moment: Moment, within: Within): Promise<SetFacts> {
  const { rows, centres, options } = await inSlices(byCentre(set.rows));
  if (moment.locks) await lockLedgers(tx, set.series, centres);
  const facts = {
    rows,
    components: await loadComponents(tx, set.series, options, moment.at),
    candidates: new Int32Array(rows.length),
    current: new Map<number, CurrentMark>(),
  };
  for (let from = 0, to = 0; from < rows.length; from = to) {
    to = batchEnd(rows, from);
    await readBatch(tx, set.series, facts, from, to);
  }
  if (within) leaveOut(facts, new Set(within));
  const typed = rows.some((row) => row.seenDraft !== undefined);
  const drafts = typed ? await loadDrafts(tx, set.series, facts) : new Map();
  return { ...facts, drafts, names: await loadNames(tx, set) };
}

function leaveOut({ rows, candidates }: Pick<SetFacts, "rows" | "candidates">, within: ReadonlySet<string>): void {
  rows.forEach((row, index) => {
    if (!within.has(row.option)) candidates[index] = 0;
  });
}

/** Takes the locks under which marks change, always in the order of centres. Centres that do not exist have none. */
export async function lockLedgers(tx: Tx, series: string, centres: readonly string[]): Promise<void> {
  await tx
    .insertInto("marking.ledger")
    .columns(["centre_id", "series"])
    .expression((row) =>
      row
        .selectFrom("centres.centre")
        .innerJoin("catalogue.series", (join) => join.on("catalogue.series.series", "=", series))
        .select(["centre_id", "catalogue.series.series"])
        .where("centre_id", "=", isOneOf(centres))
        .orderBy("centre_id"),
    )
    .onConflict((row) => row.doNothing())
    .execute();
  await tx
    .selectFrom("marking.ledger")
    .select("centre_id")
    .where("series", "=", series)
    .where("centre_id", "=", isOneOf(centres))
    .orderBy("centre_id")
    .forUpdate()
    .execute();
}

/** One list as one parameter, since a file may name more centres than a statement has parameters. */
function isOneOf(centres: readonly string[]) {
  return sql<string>`any(${[...centres]}::text[])`;
}

/** The end of a batch that begins at `from`: a whole number of centres, unless there is no end of one. */
function batchEnd(rows: readonly MarkRow[], from: number): number {
  const most = Math.min(rows.length, from + batchRows + batchRows / 4);
  let to = Math.min(rows.length, from + batchRows);
  while (to < most && rows[to]?.centreId === rows[to - 1]?.centreId) to += 1;
  return to;
}

type ByCentre = Pick<SetFacts, "rows"> & { readonly centres: readonly string[]; readonly options: readonly string[] };

/** Rows centre by centre, in the order of their lines, with the centres and options that they name. */
function* byCentre(rows: readonly MarkRow[]): Slices<ByCentre> {
  const [ofCentre, options, sorted] = [new Map<string, MarkRow[]>(), new Set<string>(), Array<MarkRow>()];
  yield* forEachSliced(rows, 5_000, (row) => {
    options.add(row.option);
    const others = ofCentre.get(row.centreId);
    if (others) others.push(row);
    else ofCentre.set(row.centreId, [row]);
  });
  const centres = [...ofCentre.keys()].sort();
  for (const centre of centres) yield* forEachSliced(ofCentre.get(centre) ?? [], 5_000, (row) => sorted.push(row));
  return { rows: sorted, centres, options: [...options] };
}

async function readBatch(
  tx: Tx,
  series: string,
  facts: Pick<SetFacts, "rows" | "candidates"> & { current: Map<number, CurrentMark> },
  from: number,
  to: number,
): Promise<void> {
  const rows = facts.rows.slice(from, to);
  const [answer] = await loadEntries(tx, [
    series,
    [...new Set(rows.map((row) => row.centreId))],
    [...new Set(rows.map((row) => row.component))],
    plainArray(rows.map((row) => row.centreId)),
    plainArray(rows.map((row) => row.candidateNumber)),
    plainArray(rows.map((row) => row.option)),
    plainArray(rows.map((row) => row.component)),
  ]);
  if (!answer) return;
  facts.candidates.set(answer.candidates, from);
  answer.n?.forEach((n, index) => facts.current.set(from + n - 1, currentOf(answer, index)));
}

function currentOf({ movement, recorded, status, grade, held, adjusted }: EntriesRow, index: number): CurrentMark {
  return {
    movement: movement[index] ?? 0,
    recorded: recorded[index] ?? 0,
    status: status[index] ?? "marked",
    grade: grade[index] ?? null,
    held: held[index] ?? false,
    adjusted: adjusted[index] ?? false,
  };
}

/** What the catalogue says of the components of some options in a series, by option and component. */
export async function loadComponents(
  tx: Tx,
  series: string,
  options: readonly string[],
  at: Temporal.Instant,
): Promise<SetFacts["components"]> {
  const found = await readComponents(tx, [series, options]);
  const components = new Map<string, Map<string, ComponentFacts>>();
  for (const row of found) {
    const ofOption = components.get(row.option) ?? new Map<string, ComponentFacts>();
    components.set(row.option, ofOption.set(row.component, componentFacts(row, at)));
  }
  return components;
}

/** A deadline of 23:59 means the whole of that minute. A series without the date takes no marks from centres. */
function componentFacts(row: ComponentRow, at: Temporal.Instant): ComponentFacts {
  const due = row.due === null ? undefined : Temporal.Instant.from(row.due);
  return {
    maxMark: row.max_mark,
    teacherMarks: row.teacher_marks,
    grades: new Set(row.grades ?? []),
    closed: !due || Temporal.Instant.compare(at, due.add({ minutes: 1 })) >= 0,
    closesAt: due ? formatInstant(due) : "a date that is not set",
  };
}

/** An array of codes and numbers as PostgreSQL writes it; they hold none of the characters that would need quoting. */
export function plainArray(values: readonly (string | number)[]): string {
  return `{${values.join(",")}}`;
}
