import { deadlineStageAt, type DeadlineStage, findKeyDate } from "#catalogue";
import { type Fault, makeFault } from "#formats";
import { formatInstant } from "#kernel";
import { type EntryStage, type HeldEntry, statusAfterAct } from "../entry.ts";
import type { SeriesOffer } from "../offer.ts";
import { judgePairs } from "./judge-pairs.ts";

/** An option that a candidate is to have, and where a file says so (0 and 0 for a page). */
export type WantedOption = {
  readonly option: string;
  readonly slotMark: string;
  readonly line: number;
  readonly column: number;
};

/** What deciding about lists needs besides the lists: the offer, the centre's approvals, the instant. */
export type ListFacts = {
  readonly offer: SeriesOffer;
  readonly families: ReadonlySet<string>;
  readonly at: Temporal.Instant;
};

/** One candidate's entries: those of the series, and the options made in other series of the academic year. */
export type HeldList = { readonly entries: readonly HeldEntry[]; readonly otherThisYear: readonly string[] };

export type StagedOption = WantedOption & { readonly stage: EntryStage };

export type ListChange = {
  /** Entries that never were. */
  readonly added: readonly StagedOption[];
  /** Withdrawn entries that are made again. */
  readonly remade: readonly StagedOption[];
  readonly withdrawn: readonly string[];
  readonly faults: readonly Fault[];
};

/** A rule for the lists of a whole file: what it works out once, it keeps. */
export type ListRule = (
  held: HeldList,
  wanted: readonly WantedOption[],
  place: { line: number; column: number },
) => ListChange;

/**
 * The rule by which a candidate's whole list of options in a series is replaced by another, for files and pages alike.
 * What is left out is withdrawn (exchange formats: an amendment lists all current options); what has marks stays; what
 * is new must be offered, approved for the centre, in time, and not barred by what stands beside it. Entries that stay
 * as they are need no deadline. Sources: JCQ Formats, amendments; OCR, entries and late entries (two stages, then
 * closed about a week before results).
 */
export function listRule(facts: ListFacts): ListRule {
  const stages = new Map<string, DeadlineStage>();
  const saidLate = new Set<string>();
  const stageOf = (family: string): DeadlineStage => {
    const known = stages.get(family) ?? deadlineStageAt(facts.offer.dates, facts.offer.series, family, facts.at);
    stages.set(family, known);
    return known;
  };
  return (held, wanted, place) => {
    const faults: Fault[] = [];
    const say = (fault: Fault) => faults.push(fault);
    const staying = new Map(held.entries.map((entry) => [entry.option, entry]));
    const [added, remade]: [StagedOption[], StagedOption[]] = [[], []];
    for (const option of wanted) {
      const entry = staying.get(option.option);
      staying.delete(option.option);
      if (entry && entry.status !== "withdrawn") continue;
      const stage = judgeNew(facts, option, stageOf, saidLate, say);
      if (stage) (entry ? remade : added).push({ ...option, stage });
    }
    const leaving = [...staying.values()].filter((entry) => entry.status !== "withdrawn");
    const withdrawn = leaving
      .filter((entry) => judgeLeaving(facts, entry, stageOf, place, say))
      .map((entry) => entry.option);
    if (added.length + remade.length > 0) judgePairs(facts.offer, wanted, held.otherThisYear, say);
    return { added, remade, withdrawn, faults };
  };
}

type StageOf = (family: string) => DeadlineStage;
type Say = (fault: Fault) => void;

function judgeNew(
  { offer, families }: ListFacts,
  wanted: WantedOption,
  stageOf: StageOf,
  saidLate: Set<string>,
  say: Say,
): EntryStage | undefined {
  const { line, column, option: value } = wanted;
  const option = offer.options.get(value);
  if (!option) return void say(makeFault("option-unknown", line, column, { value }));
  if (!families.has(option.family)) return void say(makeFault("approval-absent", line, column, { value }));
  const stage = stageOf(option.family);
  if (stage === "closed") {
    return void say(
      makeFault("entries-closed", line, column, { value, deadline: deadlineWords(offer, option.family, stage) }),
    );
  }
  if (stage !== "on-time" && !saidLate.has(value)) {
    saidLate.add(value);
    say(makeFault("entries-late", line, column, { value, deadline: deadlineWords(offer, option.family, stage) }));
  }
  return stage;
}

function judgeLeaving(
  { offer }: ListFacts,
  entry: HeldEntry,
  stageOf: StageOf,
  { line, column }: { line: number; column: number },
  say: Say,
): boolean {
  const value = entry.option;
  if (statusAfterAct(entry.status, "withdraw") === undefined) {
    say(makeFault("entry-final", line, column, { value }));
    return false;
  }
  const family = offer.options.get(value)?.family;
  if (family === undefined || stageOf(family) !== "closed") return true;
  say(makeFault("entries-closed", line, column, { value, deadline: deadlineWords(offer, family, "closed") }));
  return false;
}

/** The deadline that had passed for a stage, in words. */
export function deadlineWords(offer: SeriesOffer, family: string, stage: DeadlineStage): string {
  const kind = (
    {
      "on-time": "final-entries",
      late: "final-entries",
      "very-late": "late-entries",
      closed: "last-amendment",
    } as const
  )[stage];
  const instant = findKeyDate(offer.dates, offer.series, family, kind);
  return instant ? formatInstant(instant) : "a day that is not set";
}
