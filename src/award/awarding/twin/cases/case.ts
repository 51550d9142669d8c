import type { Boundary } from "../../rules/boundaries/index.ts";
import {
  awardTwin,
  usualSettings,
  type BankedUnit,
  type TwinCatalogue,
  type TwinEntry,
  type TwinMark,
  type TwinResult,
} from "../index.ts";

/** A candidate's work in short: see `candidate`. */
export type Work = { readonly entries: readonly string[]; readonly banked?: readonly string[] };

/** A catalogue without rows, to be filled by spreading. */
export const emptyCatalogue: TwinCatalogue = {
  families: [],
  suites: [],
  grade_sets: [],
  qualifications: [],
  units: [],
  components: [],
  options: [],
  option_components: [],
  combination_groups: [],
  combination_units: [],
  series: [],
  boundaries: [],
  conversions: [],
  thresholds: [],
  points: [],
  uniform_scales: [],
};

/**
 * The results of one candidate, in short. An entry is `OPTION work…`, one work for each component in order: a mark, A
 * absent, W withdrawn, 40I incomplete with 40, ? pending, - no mark yet, =M a claimed grade; an option alone is a
 * certification entry. A banked unit is `UNIT SERIES uniform GRADE`, with p before points.
 */
export function candidate(catalogue: TwinCatalogue, series: string, work: Work): readonly string[] {
  return resultsOf(catalogue, series, work).map(inShort);
}

/** The same results in full. */
export function resultsOf(catalogue: TwinCatalogue, series: string, work: Work): readonly TwinResult[] {
  const who = { centre_id: "99999", candidate_id: 1, uci: "999990260001A" };
  const entries = work.entries.map((text): TwinEntry => ({ ...who, option: text.split(" ")[0] ?? "" }));
  const marks = work.entries.flatMap((text) => marksOf(catalogue, who, text));
  const banked = (work.banked ?? []).map((text) => bankedUnit(who.uci, text));
  return awardTwin({ series, catalogue, entries, marks, banked, settings: usualSettings });
}

/** `OPTION GRADE# t100 u80 p24 [UNIT/SERIES u40, …]`: X and Q stand for no result and pending. */
function inShort(result: TwinResult): string {
  const { option, status, grade, partial_absence, total, uniform, points, units_counted } = result;
  const said = status === "graded" ? `${grade}${partial_absence ? "#" : ""}` : status === "pending" ? "Q" : "X";
  const counted = units_counted?.map((unit) => {
    const worth = unit.points === null ? `u${unit.uniform}` : `p${unit.points}`;
    return `${unit.unit}/${unit.series} ${unit.absent ? "A" : worth}`;
  });
  const numbers = [
    ["t", total],
    ["u", uniform],
    ["p", points],
  ].flatMap(([letter, number]) => (number === null ? [] : [`${letter}${number}`]));
  return [option, said, ...numbers, ...(counted ? [`[${counted.join(", ")}]`] : [])].join(" ");
}

function marksOf(catalogue: TwinCatalogue, who: Omit<TwinEntry, "option">, text: string): TwinMark[] {
  const [option = "", ...works] = text.split(" ");
  const components = catalogue.option_components.filter((row) => row.option === option);
  return works.flatMap((work, at) => {
    const { centre_id, candidate_id } = who;
    const place = { centre_id, candidate_id, option, component: components[at]?.component ?? "" };
    if (work === "-") return [];
    const grade = work.startsWith("=") ? work.slice(1) : null;
    const mark = /^\d+I?$/.test(work) ? Number.parseInt(work, 10) : null;
    return [{ ...place, mark, grade, status: statusOf(work) }];
  });
}

function statusOf(work: string): TwinMark["status"] {
  if (/^\d+I$/.test(work)) return "incomplete";
  switch (work) {
    case "A":
      return "absent";
    case "W":
      return "withdrawn";
    case "?":
      return "pending";
    default:
      return "marked";
  }
}

function bankedUnit(uci: string, text: string): BankedUnit {
  const [unit = "", series = "", worth = "", grade = ""] = text.split(" ");
  const place = { uci, unit, series, option: unit, absent: false };
  if (worth === "?") return { ...place, uniform: null, grade: null, points: null, pending: true };
  const points = worth.startsWith("p") ? Number(worth.slice(1)) : null;
  return { ...place, uniform: points === null ? Number(worth) : null, grade, points, pending: false };
}

/** Boundaries in short: `A=68;B=61`; none when the text is empty. */
export function marksIn(text: string): readonly Boundary[] {
  const pairs = text === "" ? [] : text.split(";");
  return pairs.map((pair) => {
    const [grade = "", mark] = pair.split("=");
    return { grade, mark: Number(mark) };
  });
}
