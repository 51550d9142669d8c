import { type Decision, dayAt, formatInstant, ok, type Refusal, refuseAll } from "#kernel";
import {
  alreadyReleased,
  awardNotAgreed,
  awardOutOfDate,
  candidatesBeforeCentres,
  contactMissing,
  familyNotEmbargoed,
  releaseTimesDiffer,
  releaseTimeUnusual,
} from "../refusals.ts";

/** The two release times of one family in one series, as asked for, and which of them were typed twice. */
export type ReleaseWanted = {
  readonly series: string;
  readonly family: string;
  readonly centresAt: Temporal.Instant;
  readonly candidatesAt: Temporal.Instant;
  readonly typedTwice: { readonly centresAt: boolean; readonly candidatesAt: boolean };
  /** What was typed the second time, where it is not the same: null for what is no time. */
  readonly typedOther?: Partial<Readonly<Record<Field, Temporal.Instant | null>>>;
};

/** What has changed since the run ended, so that a release cannot rest on it. */
export type OutOfDate = "catalogue" | "mark" | "entry" | "person" | "contact";

type Times = { readonly centresAt: Temporal.Instant | null; readonly candidatesAt: Temporal.Instant | null };

export type ReleaseFacts = {
  readonly now: Temporal.Instant;
  readonly embargoed: boolean;
  /** Status of the latest award run of the series; null when there is none. */
  readonly latestRun: "running" | "failed" | "calculated" | "agreed" | "disagreed" | null;
  readonly outOfDate: OutOfDate | null;
  /** The centres of pending results of the family that have not been contacted. */
  readonly uncontacted: readonly string[];
  /** The times that are set. */
  readonly released: Times;
  /** Who can see results now: what has opened stays as it is, and what was suspended has not. */
  readonly opened: { readonly centresAt: boolean; readonly candidatesAt: boolean };
  /** The key dates of the family. */
  readonly keyDates: Times & { readonly marksDue: Temporal.Instant | null };
};

/** What a release is of, and what it rests on, for the person who approves it. */
export type ReleaseNames = {
  readonly seriesTitle: string;
  readonly familyTitle: string;
  /** Why the release that is set does not open, in words; null when it does. */
  readonly suspended: string | null;
  /** The run whose results are released, and when it ended. */
  readonly run: { readonly runId: string; readonly finishedAt: string | null } | null;
};

const fields = ["centresAt", "candidatesAt"] as const;
type Field = (typeof fields)[number];

/**
 * Whether release times may be set so. Candidates never see results before their centre, what has opened stays as it
 * is, and nothing opens whose second calculation did not agree, or whose award no longer has the marks and the
 * catalogue as they are. Once centres have seen results, only the candidates' time is still to be set: what has changed
 * since does not stop it. A time that is unusual is typed twice.
 * Source: JCQ, publication of results, and OCR, supporting exams officers on results days 2023 (centres from 00:01 on
 * the day before, candidates from 08:00); OCR, Cambridge Technicals results 2024 (a family without an embargo has one
 * release time); the centre of a pending result is contacted before results day: OCR, results indicators. That a
 * release is final is ours.
 */
export function mayRelease(wanted: ReleaseWanted, facts: ReleaseFacts): Decision<ReleaseWanted> {
  const found = [
    ...(facts.opened.centresAt ? [] : [secondCalculation(facts), whatChanged(facts)]),
    order(wanted),
    oneInstant(wanted, facts),
    ...fields.map((field) => alreadyHappened(field, wanted, facts)),
  ].filter((refusal) => refusal !== undefined);
  if (found.length > 0) return refuseAll(found);
  const toConfirm = fields.flatMap((field) => unusual(field, wanted, facts) ?? []);
  return toConfirm.length === 0 ? ok(wanted) : refuseAll(toConfirm);
}

function secondCalculation({ latestRun }: ReleaseFacts): Refusal | undefined {
  return latestRun === "agreed" ? undefined : awardNotAgreed.of({ run: latestRun ?? "none" });
}

function whatChanged({ latestRun, outOfDate, uncontacted }: ReleaseFacts): Refusal | undefined {
  if (latestRun !== "agreed" || outOfDate === null) return undefined;
  if (outOfDate === "contact") return contactMissing.of({ who: whoWaits(uncontacted) });
  return awardOutOfDate.of({ what: changedWords[outOfDate] });
}

const changedWords: Readonly<Record<Exclude<OutOfDate, "contact">, string>> = {
  catalogue: "The catalogue has",
  mark: "Marks have",
  entry: "Entries have",
  person: "The UCI or details of a candidate have",
};

function whoWaits(centres: readonly string[]): string {
  if (centres.length === 1) return `Centre ${centres[0]} has a pending result (Q) and has not been contacted`;
  const more = centres.length > 5 ? ` and ${centres.length - 5} more` : "";
  return `Centres ${centres.slice(0, 5).join(", ")}${more} have pending results (Q) and have not been contacted`;
}

function order({ centresAt, candidatesAt }: ReleaseWanted): Refusal | undefined {
  if (Temporal.Instant.compare(centresAt, candidatesAt) <= 0) return undefined;
  return candidatesBeforeCentres.of({ candidates: formatInstant(candidatesAt), centres: formatInstant(centresAt) });
}

function oneInstant({ centresAt, candidatesAt }: ReleaseWanted, { embargoed }: ReleaseFacts): Refusal | undefined {
  if (embargoed || Temporal.Instant.compare(centresAt, candidatesAt) === 0) return undefined;
  return familyNotEmbargoed.of();
}

function alreadyHappened(field: Field, wanted: ReleaseWanted, { opened, released }: ReleaseFacts): Refusal | undefined {
  const before = released[field];
  if (!before || !opened[field] || Temporal.Instant.compare(before, wanted[field]) === 0) return undefined;
  const audience = field === "centresAt" ? "centres" : "candidates";
  return alreadyReleased.of({ audience, at: formatInstant(before) }, { field });
}

/** The form field in which a time is typed again. */
export const againField = { centresAt: "centresAgain", candidatesAt: "candidatesAgain" } as const;

function unusual(field: Field, wanted: ReleaseWanted, facts: ReleaseFacts): Refusal | undefined {
  const why = whyUnusual(field, wanted, facts);
  if (why === undefined || wanted.typedTwice[field]) return undefined;
  const who = field === "centresAt" ? "centres" : "candidates";
  const other = wanted.typedOther?.[field];
  if (other !== undefined) {
    const again = other === null ? "no time" : formatInstant(other);
    return releaseTimesDiffer.of({ who, at: formatInstant(wanted[field]), again }, { field: againField[field] });
  }
  return releaseTimeUnusual.of({ who, at: formatInstant(wanted[field]), why }, { field: againField[field] });
}

/** What is unusual about a time, in words; undefined when nothing is, or when it has opened and stays as it is. */
export function whyUnusual(
  field: Field,
  wanted: Pick<ReleaseWanted, Field>,
  { now, opened, released, embargoed, keyDates }: ReleaseFacts,
): string | undefined {
  const [at, before] = [wanted[field], released[field]];
  if (opened[field] && before && Temporal.Instant.compare(before, at) === 0) return undefined;
  if (Temporal.Instant.compare(at, now) <= 0) return "has passed, so results would be seen at once";
  if (keyDates.marksDue && Temporal.Instant.compare(at, keyDates.marksDue) < 0) return "is before marks are due";
  // Without an embargo both see results at one time, that of the candidates: nobody sees them a day before.
  const keyDate = embargoed ? keyDates[field] : (keyDates.candidatesAt ?? keyDates.centresAt);
  if (keyDate) {
    if (Temporal.Instant.compare(keyDate, at) === 0) return undefined;
    return `is ${dayAt(keyDate) === dayAt(at) ? "at another time" : "on another day"} than the key date, ${formatInstant(keyDate)}`;
  }
  if (Temporal.Instant.compare(at, now.add({ hours: 366 * 24 })) > 0) return "is more than a year away";
  return undefined;
}
