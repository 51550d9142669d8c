import { linearResult } from "../rules/linear-total/index.ts";
import { certificationTwin, fromBank, ofThisSeries, type CertifiableUnit } from "./certification-twin.ts";
import type { TwinEntry, TwinInput, TwinResult } from "./twin-input.ts";
import { lookUpIn, type TwinLookup } from "./twin-lookup.ts";
import { unitTwin, workOf } from "./unit-twin.ts";

/**
 * The award of a series, worked out a second time: slowly, candidate by candidate, straight from the rules. One result
 * for each entry, by centre, candidate and option. A person's units count wherever they were taken: the UCI brings them
 * together, unless it is disputed. The award run must agree with it before results may be released.
 */
export function awardTwin(input: TwinInput): readonly TwinResult[] {
  const look = lookUpIn(input);
  const units = unitEntries(look).map(({ entry, unit }) => {
    const result = unitTwin(look, entry, look.unit(unit));
    return { entry, result, certifiable: ofThisSeries(look, unit, result) };
  });
  const unitResults = units.map(({ entry, result }) => resultOf(entry, "unit", { ...result, units_counted: null }));
  const byPerson = Map.groupBy(units, ({ entry }) => entry.uci);
  const banked = bankedBefore(look);
  const others = input.entries.flatMap((entry) => {
    const isDisputed = input.disputed?.has(entry.uci) ?? false;
    const taken = (byPerson.get(entry.uci) ?? []).map((unit) =>
      isDisputed && !isOneRecord(unit.entry, entry) ? asPending(unit.certifiable) : unit.certifiable,
    );
    const before = banked.get(entry.uci) ?? [];
    return otherResult(look, entry, [...taken, ...(isDisputed ? before.map(asPending) : before)]);
  });
  return [...unitResults, ...others].toSorted(compareResults);
}

function isOneRecord(a: TwinEntry, b: TwinEntry): boolean {
  return a.centre_id === b.centre_id && a.candidate_id === b.candidate_id;
}

function asPending(unit: CertifiableUnit): CertifiableUnit {
  return { ...unit, uniform: null, grade: null, points: null, absent: false, pending: true };
}

function unitEntries(look: TwinLookup): readonly { entry: TwinEntry; unit: string }[] {
  return look.input.entries.flatMap((entry) => {
    const { kind, unit } = look.option(entry.option);
    return kind === "unit" && unit !== null ? [{ entry, unit }] : [];
  });
}

/** Banked results count only from before this series: those of this series are worked out afresh. */
function bankedBefore(look: TwinLookup): ReadonlyMap<string, readonly CertifiableUnit[]> {
  const now = look.orderOf(look.input.series);
  const earlier = look.input.banked.filter(
    (row) => row.series !== look.input.series && look.orderOf(row.series) <= now,
  );
  const byUci = Map.groupBy(earlier, (row) => row.uci);
  return new Map([...byUci].map(([uci, rows]) => [uci, rows.map(fromBank)]));
}

function otherResult(look: TwinLookup, entry: TwinEntry, units: readonly CertifiableUnit[]): readonly TwinResult[] {
  const { kind, qualification } = look.option(entry.option);
  if (kind === "unit" || qualification === null) return [];
  const row = look.qualification(qualification);
  if (kind === "award") return [awardResult(look, entry, row.suite)];
  return [resultOf(entry, "certification", { total: null, ...certificationTwin(look, row, units) })];
}

const nothing = { grade: null, partial_absence: false, total: null, uniform: null, points: null, units_counted: null };

function awardResult(look: TwinLookup, entry: TwinEntry, suite: string): TwinResult {
  const boundaries = look.boundariesOf("option", entry.option);
  const result = linearResult(workOf(look, entry), look.roundingOf(suite), boundaries);
  if (result.status === "no-result") return resultOf(entry, "award", { status: "no-result", ...nothing });
  if (result.status === "pending" || boundaries.length === 0) {
    return resultOf(entry, "award", { status: "pending", ...nothing });
  }
  const { grade, total, partialAbsence } = result;
  return resultOf(entry, "award", { ...nothing, status: "graded", grade, total, partial_absence: partialAbsence });
}

function resultOf(
  { centre_id, candidate_id, option }: TwinEntry,
  kind: TwinResult["result_kind"],
  rest: Omit<TwinResult, "centre_id" | "candidate_id" | "option" | "result_kind">,
): TwinResult {
  const { status, grade, partial_absence, total, uniform, points, units_counted } = rest;
  return {
    centre_id,
    candidate_id,
    option,
    result_kind: kind,
    status,
    grade,
    partial_absence,
    total,
    uniform,
    points,
    units_counted,
  };
}

function compareResults(a: TwinResult, b: TwinResult): number {
  return compareText(a.centre_id, b.centre_id) || a.candidate_id - b.candidate_id || compareText(a.option, b.option);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
