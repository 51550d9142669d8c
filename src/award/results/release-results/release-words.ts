import { formatInstant } from "#kernel";
import type { Line, Words } from "#platform/app";
import type { ReleaseFacts, ReleaseNames, ReleaseWanted } from "./rule.ts";

/** What a release would do, and what it rests on, for the person who approves it. */
export function releaseWords(
  { series, family, centresAt, candidatesAt }: ReleaseWanted,
  { released, run, latestRun, seriesTitle, familyTitle }: ReleaseFacts & ReleaseNames,
): Words {
  const finished = run?.finishedAt ? `, ${formatInstant(Temporal.Instant.from(run.finishedAt))}` : "";
  return {
    title: `Release ${familyTitle} in ${seriesTitle}`,
    does: [
      { key: "Series", value: `${seriesTitle} (${series})` },
      { key: "Family", value: `${familyTitle} (${family})` },
      { key: "Centres see results from", value: formatInstant(centresAt) },
      { key: "Candidates see results from", value: formatInstant(candidatesAt) },
    ],
    restsOn: [
      { key: "Latest award run", value: run ? `${latestRun ?? "unknown"}${finished} (${run.runId})` : "None" },
      setBefore("Set for centres until now", released.centresAt),
      setBefore("Set for candidates until now", released.candidatesAt),
    ],
  };
}

function setBefore(key: string, at: Temporal.Instant | null): Line {
  return { key, value: at === null ? "Not set" : formatInstant(at) };
}
