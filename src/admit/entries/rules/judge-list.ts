import { deadlineStageAt, type DeadlineStage, findKeyDate } from "#catalogue";
import type { About, Remark } from "#exchange";
import { formatInstant } from "#kernel";
import { entryRemark } from "../entry-remarks.ts";
import { type EntryStage, type HeldEntry, statusAfterAct } from "../entry.ts";
import type { SeriesOffer } from "../offer.ts";
import type { UnitTaken } from "../units-taken.ts";
import { judgePairs, type SayOfOption } from "./judge-pairs.ts";
import { judgeUnits } from "./judge-units.ts";

/** An option that a candidate is to have. */
export type WantedOption = { readonly option: string; readonly slotMark: string };

/** What deciding about lists needs besides the lists: the offer, the centre's approvals, the instant. */
export type ListFacts = {
  readonly offer: SeriesOffer;
  readonly families: ReadonlySet<string>;
  readonly at: Temporal.Instant;
};

/** One candidate's entries: those of the series, and the options made in other series of the academic year. */
export type HeldList = {
  readonly entries: readonly HeldEntry[];
  readonly otherThisYear: readonly string[];
  /** Options entered in the series under the same UCI at other centres. */
  readonly elsewhere?: ReadonlySet<string> | undefined;
  /** Options entered in the series under the record of the centre that the board merged this one with. */
  readonly underMerged?: ReadonlySet<string> | undefined;
  /** Units taken under the same UCI in earlier series, or in this one at other centres. */
  readonly taken?: readonly UnitTaken[] | undefined;
};

export type StagedOption = WantedOption & { readonly stage: EntryStage };

export type ListChange = {
  /** Entries that never were. */
  readonly added: readonly StagedOption[];
  /** Withdrawn entries that are made again. */
  readonly remade: readonly StagedOption[];
  readonly withdrawn: readonly string[];
  readonly remarks: readonly Remark[];
};

/** A rule for the lists of many candidates: what it works out once, it keeps. */
export type ListRule = (held: HeldList, wanted: readonly WantedOption[], candidate: About) => ListChange;

/**
 * The rule by which a candidate's whole list of options in a series is replaced by another, for files and pages alike.
 * What is left out is withdrawn (exchange formats: an amendment lists all current options); what has marks stays; what
 * is new must be offered, approved for the centre, in time, and not barred by what stands beside it. Entries that stay
 * as they are need no deadline. A list that changes is warned of what may not lead to a result. Nothing changes while
 * a release is set and has not opened (ours: it rests on the entries that were awarded). Sources: JCQ Formats,
 * amendments; OCR, entries and late entries (two stages, then closed about a week before results).
 */
export function listRule(facts: ListFacts): ListRule {
  const stages = new Map<string, DeadlineStage>();
  const saidLate = new Set<string>();
  const stageOf = (family: string): DeadlineStage => {
    const known = stages.get(family) ?? deadlineStageAt(facts.offer.dates, facts.offer.series, family, facts.at);
    stages.set(family, known);
    return known;
  };
  return (held, wanted, candidate) => {
    const remarks: Remark[] = [];
    const say: SayOfOption = (code, option, values = {}) =>
      void remarks.push(entryRemark(code, { ...candidate, option }, { value: option, ...values }));
    const staying = new Map(held.entries.map((entry) => [entry.option, entry]));
    const [added, remade]: [StagedOption[], StagedOption[]] = [[], []];
    for (const option of wanted) {
      if (remarks.length >= remarksMax && remarks.some(isError)) break;
      const entry = staying.get(option.option);
      staying.delete(option.option);
      if (entry && entry.status !== "withdrawn") continue;
      const stage = judgeNew(facts, option.option, stageOf, saidLate, say);
      if (!stage) continue;
      if (held.underMerged?.has(option.option)) say("entered-under-both", option.option);
      (entry ? remade : added).push({ ...option, stage });
      if (held.elsewhere?.has(option.option)) say("entered-elsewhere", option.option);
    }
    const leaving = [...staying.values()].filter((entry) => entry.status !== "withdrawn");
    const withdrawn = leaving.filter((entry) => judgeLeaving(facts, entry, stageOf, say)).map((entry) => entry.option);
    if (added.length + remade.length > 0) judgePairs(facts.offer, wanted, held.otherThisYear, say);
    const isOther = added.length + remade.length + withdrawn.length > 0;
    if (isOther && !remarks.some(isError)) judgeUnits(facts.offer, wanted.map(codeOf), held.taken ?? [], say);
    return { added, remade, withdrawn, remarks };
  };
}

/** So many options are wanted for one candidate that a file of them is rejected without looking at the rest. */
const remarksMax = 1_000;

function codeOf({ option }: WantedOption): string {
  return option;
}

function isError({ severity }: Remark): boolean {
  return severity === "error";
}

type StageOf = (family: string) => DeadlineStage;

function judgeNew(
  { offer, families }: ListFacts,
  wanted: string,
  stageOf: StageOf,
  saidLate: Set<string>,
  say: SayOfOption,
): EntryStage | undefined {
  const option = offer.options.get(wanted);
  if (!option) return void say("option-unknown", wanted);
  if (!families.has(option.family)) return void say("approval-absent", wanted);
  if (offer.heldFamilies?.has(option.family)) return void say("entries-held", wanted, { family: option.familyTitle });
  const stage = stageOf(option.family);
  const deadline = () => deadlineWords(offer, option.family, stage);
  if (stage === "closed") return void say("entries-closed", wanted, { deadline: deadline() });
  if (stage !== "on-time" && !saidLate.has(wanted)) {
    saidLate.add(wanted);
    say("entries-late", wanted, { deadline: deadline() });
  }
  return stage;
}

function judgeLeaving({ offer }: ListFacts, entry: HeldEntry, stageOf: StageOf, say: SayOfOption): boolean {
  if (statusAfterAct(entry.status, "withdraw") === undefined) {
    say("entry-final", entry.option);
    return false;
  }
  const { family, familyTitle = "" } = offer.options.get(entry.option) ?? {};
  if (family !== undefined && offer.heldFamilies?.has(family)) {
    say("entries-held", entry.option, { family: familyTitle });
    return false;
  }
  if (family === undefined || stageOf(family) !== "closed") {
    say(entry.channel === "file" ? "entry-left-out" : "page-entry-left-out", entry.option);
    return true;
  }
  say("entries-closed", entry.option, { deadline: deadlineWords(offer, family, "closed") });
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
  const [own, open] = ([kind, "open-entries"] as const).map((of) => findKeyDate(offer.dates, offer.series, family, of));
  const instant = own ?? open;
  return instant ? formatInstant(instant) : "a day that is not set";
}
