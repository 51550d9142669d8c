import type { Board } from "./board.ts";

/** What grades can be worked out from, or read in. */
export const secrets = ["marks", "boundaries", "results"] as const;
export type Secret = (typeof secrets)[number];

/** Grades of every scale, each with the one that takes its place in another world. */
const swaps = { "4": "5", "7": "8", A: "B", P2: "M2", M1: "D1", P1: "D2" };
const pairs = Object.entries(swaps).flatMap(([one, two]) => [
  [one, two],
  [two, one],
]);
const otherGrade = `case grade ${pairs.map(([from, to]) => `when '${from}' then '${to}'`).join(" ")} else 'U' end`;

/** The statements that make every secret of a kind another one in the series, and nothing else. */
const changes: Readonly<Record<Secret, readonly string[]>> = {
  marks: [
    "update marking.movement set change = change + 1 where series = $series and movement = 1 and change > 0",
    "update marking.draft_mark set mark = mark + 1 where series = $series and mark > 0",
    "update exchange.file set content = content || 'x'::bytea, reply = reply || 'x' where kind = 'mark-file'",
    "update exchange.file_line set text = text || 'x' where needs = 'marks.view'",
  ],
  boundaries: [
    "update catalogue.boundaries set mark = mark + 1 where series = $series and status <> 'published'",
    "update catalogue.conversions set knots = knots || ';x' where series = $series",
    `update awarding.basis b set facts = jsonb_set(b.facts, '{boundaries}', (
       select coalesce(jsonb_agg(x || jsonb_build_object('mark', (x->>'mark')::integer + 1)), '[]')
       from jsonb_array_elements(b.facts->'boundaries') x)) where b.series = $series`,
    `update awarding.outcome set grade = ${otherGrade} where series = $series`,
  ],
  // Totals, grades and so how many there are of each, certifications, files, and units banked from earlier series.
  results: [
    `update awarding.result set total = total + 1, uniform = uniform + 1,
       grade = case when status = 'graded' then ${otherGrade} end where series = $series`,
    "update results.prepared_file set content = content || 'x'::bytea, results_hash = 'x' where series = $series",
    `update awarding.unit_bank set grade = ${otherGrade}, uniform = uniform + 1 where grade is not null`,
  ],
};

/** Makes another world, which differs in the secrets of one kind alone. No trigger keeps the operator from it. */
export async function changeSecret({ asOperator }: Board, secret: Secret, series: string): Promise<void> {
  await asOperator("set session_replication_role = replica");
  for (const statement of changes[secret]) await asOperator(statement.replaceAll("$series", `'${series}'`));
  await asOperator("reset session_replication_role");
}

/**
 * Whether grades follow from what somebody knows: from totals, certifications and banked units they do, since
 * thresholds of qualifications, rules and points are public.
 */
export function gradesFollowFrom(known: ReadonlySet<Secret>): boolean {
  return known.has("results") || (known.has("marks") && known.has("boundaries"));
}
