import { type Decision, ok, parseBoardTime, refuseAll, type Refusal } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment } from "#platform/perform";
import { releaseSet } from "../events.ts";
import { readCode } from "../read-address.ts";
import { timeAtClockChange, timeMissing, timeNotRead } from "../refusals.ts";
import { type Facts, loadRelease } from "./load-release.ts";
import { releaseWords } from "./release-words.ts";
import { againField, mayRelease, type ReleaseWanted } from "./rule.ts";

/**
 * Sets the times from which centres and candidates may see the results of a family in a series, on the latest award
 * run. Takes `series`, `family`, `centresAt` and `candidatesAt` (clock times in the board's zone, such as
 * 2026-08-19T00:01), and an unusual time again as `centresAgain` or `candidatesAgain`. It always needs a second person,
 * who has until the first time that is still to come.
 */
export const releaseResults = defineTwoPersonAction<ReleaseWanted, Facts, ReleaseWanted, ReleaseWanted>({
  name: "release-results",
  summary: "Set release times",
  permission: "results.release",
  read: readRelease,
  load: loadRelease,
  rule: (facts, wanted) => mayRelease(wanted, facts),
  secondPerson: {
    expiresAfterHours: 168,
    needs: () => true,
    about: ({ input: { series, family } }) => `${series} ${family}`,
    words: ({ input, facts }) => releaseWords(input, facts),
    neededBy: ({ input: { centresAt, candidatesAt }, facts: { now } }) =>
      Temporal.Instant.compare(centresAt, now) > 0 ? centresAt : candidatesAt,
  },
  save: async (tx, wanted, facts, _input, moment) => {
    const runId = facts.tiedTo ?? facts.run?.runId ?? null;
    for (const audience of ["centres", "candidates"] as const) await saveInstant(tx, wanted, audience, runId, moment);
    const after = { centresAt: wanted.centresAt.toString(), candidatesAt: wanted.candidatesAt.toString() };
    const { centresAt, candidatesAt } = facts.released;
    return {
      answer: wanted,
      subject: { kind: "release", id: `${wanted.series} ${wanted.family}` },
      centreId: null,
      chain: wanted.series,
      after: { ...after, runId },
      before: { centresAt: centresAt?.toString() ?? null, candidatesAt: candidatesAt?.toString() ?? null },
      events: [releaseSet.of(null, { series: wanted.series, family: wanted.family, ...after })],
    };
  },
});

/** Reads the release times of a form or an API call. Refused: what is not a clock time. */
function readRelease(raw: unknown): Decision<ReleaseWanted> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const [series, family] = [readCode(String(form["series"])) ?? "", readCode(String(form["family"])) ?? ""];
  const faults: Refusal[] = [];
  const time = (field: "centresAt" | "candidatesAt"): Temporal.Instant | undefined => {
    const typed = String(form[field] ?? "").trim();
    const instant = parseBoardTime(typed);
    if (!instant) faults.push(whyNotRead(typed).of({}, { field }));
    return instant;
  };
  const again = (field: "centresAt" | "candidatesAt"): boolean => form[againField[field]] === form[field];
  const [centresAt, candidatesAt] = [time("centresAt"), time("candidatesAt")];
  if (!centresAt || !candidatesAt) return refuseAll(faults);
  const typedTwice = { centresAt: again("centresAt"), candidatesAt: again("candidatesAt") };
  const typedOther = Object.fromEntries(
    (["centresAt", "candidatesAt"] as const)
      .filter((field) => !typedTwice[field] && String(form[againField[field]] ?? "").trim() !== "")
      .map((field) => [field, parseBoardTime(String(form[againField[field]])) ?? null]),
  );
  return ok({ series, family, centresAt, candidatesAt, typedTwice, typedOther });
}

/** Why a clock time is none: nothing was typed, it is no time, or its hour does not exist or comes twice that night. */
function whyNotRead(typed: string) {
  if (typed === "") return timeMissing;
  const hourBefore = parseBoardTime(typed.replace(/T\d{2}/, "T00"));
  const isTime = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(typed) && hourBefore !== undefined;
  return isTime ? timeAtClockChange : timeNotRead;
}

async function saveInstant(
  tx: Tx,
  wanted: ReleaseWanted,
  audience: "centres" | "candidates",
  runId: string | null,
  { actor, approval }: Moment,
): Promise<void> {
  const at = (audience === "centres" ? wanted.centresAt : wanted.candidatesAt).toString();
  const set = { at, set_by: actor.personId, proposal_id: approval?.proposalId ?? null, run_id: runId };
  await tx
    .insertInto("results.release")
    .values({ series: wanted.series, family: wanted.family, audience, ...set })
    .onConflict((row) => row.columns(["series", "family", "audience"]).doUpdateSet(set))
    .execute();
}
