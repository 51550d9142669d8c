import { boardZone, type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { consider } from "#platform/perform";
import type { WebRequest } from "#platform/web";
import { keyDatesMissing, nothingToSet } from "../refusals.ts";
import { releaseResults } from "../release-results/release-results.ts";
import { type ReleaseFacts, type ReleaseWanted, whyUnusual } from "../release-results/rule.ts";
import type { FamilyRelease } from "./releases.ts";

/** The release times of one family, as typed. */
export type ReleaseTyped = {
  readonly series: string;
  readonly family: string;
  readonly centresAt: string;
  readonly candidatesAt: string;
  /** The times again, where they are unusual. */
  readonly centresAgain?: string;
  readonly candidatesAgain?: string;
};

type Asked = Pick<WebRequest, "app" | "actor">;

/** Every family of a series that has no release times yet, at those of the key dates. Refused: when there is none. */
export function fromKeyDates(series: string, families: readonly FamilyRelease[]): Decision<readonly ReleaseTyped[]> {
  const open = families.filter(mayBeSet);
  const typed = open.flatMap((each) => {
    const { centresAt, candidatesAt } = proposalOf(each);
    return centresAt && candidatesAt ? [{ series, family: each.family, centresAt, candidatesAt }] : [];
  });
  if (typed.length > 0) return ok(typed);
  return open.length === 0 ? nothingToSet.refuse() : keyDatesMissing.refuse();
}

/** Whether a family has no release times, or none that stand, and none are proposed. */
export function mayBeSet({ state, proposalId }: FamilyRelease): boolean {
  return (state === "not set" || state === "suspended") && proposalId === null;
}

/**
 * The release times of the key dates, as in a form; of a family that is suspended, those it had. A family without an
 * embargo has one, that of its candidates.
 */
export function proposalOf(each: FamilyRelease): Pick<ReleaseTyped, "centresAt" | "candidatesAt"> {
  if (each.state === "suspended") {
    return { centresAt: boardTimeText(each.centresAt), candidatesAt: boardTimeText(each.candidatesAt) };
  }
  const candidatesAt = boardTimeText(each.proposedCandidatesAt);
  return { centresAt: each.embargoed ? boardTimeText(each.proposedCentresAt) : candidatesAt, candidatesAt };
}

/** A release that may be proposed, and what is unusual about each of its times, which were typed twice. */
export type Checked = ReleaseWanted & { readonly unusual: { readonly centres?: string; readonly candidates?: string } };

function checked(wanted: ReleaseWanted, facts: ReleaseFacts): Checked {
  const [centres, candidates] = (["centresAt", "candidatesAt"] as const).map((f) => whyUnusual(f, wanted, facts));
  return { ...wanted, unusual: { ...(centres ? { centres } : {}), ...(candidates ? { candidates } : {}) } };
}

/** Checks several releases at once, by the steps of the act itself; nothing is changed. */
export async function checkAll(
  { app, actor }: Asked,
  typed: readonly ReleaseTyped[],
): Promise<Decision<readonly Checked[]>> {
  const wanted: Checked[] = [];
  const refusals: Refusal[] = [];
  for (const each of typed) {
    const found = await consider(app, actor, releaseResults, each);
    if (found.ok) wanted.push(checked(found.value.value, found.value.facts));
    else refusals.push(...found.refusals);
  }
  return refusals.length === 0 ? ok(wanted) : refuseAll(distinct(refusals));
}

/** An award that does not agree is refused for every family in the same words, which are shown once. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [`${refusal.field} ${refusal.text}`, refusal])).values()];
}

/** A time as its form field has it: `2026-08-19T00:01`, in British time. */
export function boardTimeText(instant: string | null): string {
  if (instant === null) return "";
  return Temporal.Instant.from(instant).toZonedDateTimeISO(boardZone).toPlainDateTime().toString().slice(0, 16);
}
