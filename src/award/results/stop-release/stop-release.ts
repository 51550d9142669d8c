import { sql } from "kysely";
import { type Decision, formatInstant, ok } from "#kernel";
import type { Words } from "#platform/app";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, fieldText, type Moment } from "#platform/perform";
import { familyUnknown } from "../refusals.ts";
import { readCode } from "../read-address.ts";
import { findFamilyRelease } from "../show-release/find-family-release.ts";
import { mayStop, type StopFacts } from "./rule.ts";

type Stop = { readonly series: string; readonly family: string; readonly reason: string };
type Facts = StopFacts & {
  readonly title: string;
  readonly seriesTitle: string;
  /** The setting that is stopped. */
  readonly setting: string | null;
};

/**
 * Stops a release that is set, before candidates have the results. Takes `series`, `family` and `reason`. Always needs
 * a second person. What centres see already they go on seeing.
 */
export const stopRelease = defineTwoPersonAction<Stop, Facts, string, Stop>({
  name: "stop-release",
  summary: "Stop a release",
  permission: "results.release",
  read: (raw) =>
    ok({
      series: readCode(fieldText(raw, "series")) ?? "",
      family: readCode(fieldText(raw, "family")) ?? "",
      reason: fieldText(raw, "reason").trim(),
    }),
  load: loadStop,
  rule: (facts, { reason }) => mayStop(facts, reason),
  secondPerson: {
    expiresAfterHours: 72,
    needs: () => true,
    about: ({ input: { series, family } }) => `${series} ${family}`,
    words: ({ input, facts }) => stopWords(input, facts),
    neededBy: ({ facts: { candidatesAt } }) => candidatesAt ?? Temporal.Instant.fromEpochMilliseconds(0),
  },
  save: async (tx, reason, { setting, state }, { series, family }, { approval }) => {
    await tx
      .insertInto("results.suspension")
      .values({ proposal_id: setting ?? "", series, family, because: "stop", stop_id: approval?.proposalId ?? null })
      .execute();
    return {
      answer: { series, family, reason },
      subject: { kind: "release", id: `${series} ${family}` },
      centreId: null,
      chain: series,
      reason,
      before: { state },
      after: { state: state === "set" ? "suspended" : "stopped" },
    };
  },
});

async function loadStop(tx: Tx, { series, family }: Stop, { locks }: Moment): Promise<Decision<Facts>> {
  if (locks) await sql`select results.take_turn(${series}, true)`.execute(tx);
  const found = await findFamilyRelease(tx, series, family);
  if (!found) return familyUnknown.refuse();
  const { state, candidatesAt, title, seriesTitle, setting } = found;
  const at = candidatesAt === null ? null : Temporal.Instant.from(candidatesAt);
  return ok({ state, candidatesAt: at, title, seriesTitle, setting });
}

function stopWords({ series, family, reason }: Stop, { title, seriesTitle, state, candidatesAt }: Facts): Words {
  const effect =
    state === "set"
      ? "No one sees the results until release times are set again"
      : "Candidates do not see the results until a time is set again. Centres will still see them";
  return {
    title: `Stop the release of ${title} in ${seriesTitle}`,
    does: [
      { key: "Series", value: `${seriesTitle} (${series})` },
      { key: "Family", value: `${title} (${family})` },
      { key: "Reason", value: reason },
      { key: "Effect", value: effect },
    ],
    restsOn: [{ key: "Candidates see results from", value: candidatesAt ? formatInstant(candidatesAt) : "Not set" }],
  };
}
