import { boardZone, dayAt, type Decision, ok, type Refusal, refuse, refuseAll } from "#kernel";
import { type Moment, newId, type Tx, type WebRequest } from "#platform";
import { releaseResults } from "../release-results/release-results.ts";
import type { ReleaseWanted } from "../release-results/rule.ts";
import type { FamilyRelease } from "./releases.ts";

/** What a form asks for one family, as typed. */
export type ReleaseTyped = {
  readonly series: string;
  readonly family: string;
  readonly centresAt: string;
  readonly candidatesAt: string;
};

type Asked = Pick<WebRequest, "app" | "actor">;

/**
 * Whether a release may be set so, by the steps of the act itself, before anybody is asked to confirm it; nothing is
 * changed.
 */
async function checkRelease(tx: Tx, { app, actor }: Asked, typed: ReleaseTyped): Promise<Decision<ReleaseWanted>> {
  const at = app.clock();
  const moment: Moment = { at, today: dayAt(at), actId: newId(), actor, app, locks: false };
  const read = releaseResults.read(typed, moment);
  if (!read.ok) return read;
  const facts = await releaseResults.load(tx, read.value, moment);
  return facts.ok ? releaseResults.rule(facts.value, read.value, moment) : facts;
}

/** Every family of a series that has no instants yet, at those of the key dates. Refused: when there is none. */
export function fromKeyDates(series: string, families: readonly FamilyRelease[]): Decision<readonly ReleaseTyped[]> {
  const open = families.filter(mayBeSet);
  const typed = open.flatMap((each) => {
    const { centresAt, candidatesAt } = proposalOf(each);
    return centresAt && candidatesAt ? [{ series, family: each.family, centresAt, candidatesAt }] : [];
  });
  if (typed.length > 0) return ok(typed);
  return refuse(
    "nothing-to-set",
    open.length === 0
      ? "Every family has its instants or is waiting for a second person. Change one by its own form."
      : "The key dates have no instants for the families that are not set. Set each by its own form.",
  );
}

/** Whether a family has no instants yet, and none are proposed. */
export function mayBeSet({ state, proposalId }: FamilyRelease): boolean {
  return state === "not set" && proposalId === null;
}

/** The instants of the key dates as a form holds them. A family without an embargo has one: that of its candidates. */
export function proposalOf(each: FamilyRelease): Pick<ReleaseTyped, "centresAt" | "candidatesAt"> {
  const candidatesAt = boardTimeText(each.proposedCandidatesAt);
  return { centresAt: each.embargoed ? boardTimeText(each.proposedCentresAt) : candidatesAt, candidatesAt };
}

/** Checks several releases at once; every reason carries its family. */
export async function checkAll(
  tx: Tx,
  asked: Asked,
  typed: readonly ReleaseTyped[],
): Promise<Decision<readonly ReleaseWanted[]>> {
  const wanted: ReleaseWanted[] = [];
  const refusals: Refusal[] = [];
  for (const each of typed) {
    const found = await checkRelease(tx, asked, each);
    if (found.ok) wanted.push(found.value);
    else refusals.push(...found.refusals);
  }
  return refusals.length === 0 ? ok(wanted) : refuseAll(distinct(refusals));
}

/** An award that does not agree is refused for every family in the same words: once is enough. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [`${refusal.field} ${refusal.text}`, refusal])).values()];
}

/** An instant as its form field holds it: `2026-08-19T00:01`, in the board's zone. */
export function boardTimeText(instant: string | null): string {
  if (instant === null) return "";
  return Temporal.Instant.from(instant).toZonedDateTimeISO(boardZone).toPlainDateTime().toString().slice(0, 16);
}
