import { formatInstant } from "#kernel";
import type { Line, Words } from "#platform/app";
import { type ReleaseFacts, type ReleaseNames, type ReleaseWanted, whyUnusual } from "./rule.ts";

/** What a release would do, and what it rests on, for the person who approves it. */
export function releaseWords(wanted: ReleaseWanted, facts: ReleaseFacts & ReleaseNames): Words {
  const { centresAt, candidatesAt } = wanted;
  const { suspended, released, run, latestRun, seriesTitle, familyTitle } = facts;
  const finished = run?.finishedAt ? `, ${formatInstant(Temporal.Instant.from(run.finishedAt))}` : "";
  return {
    title: `Release ${familyTitle} in ${seriesTitle}`,
    does: [
      { key: "Series", value: seriesTitle },
      { key: "Family", value: familyTitle },
      { key: "Centres see results from", value: formatInstant(centresAt) },
      { key: "Candidates see results from", value: formatInstant(candidatesAt) },
      ...unusualLines(wanted, facts),
    ],
    restsOn: [
      { key: "Latest award run", value: run ? `${latestRun ?? "unknown"}${finished}` : "None" },
      ...(suspended
        ? [{ key: "Release suspended", value: `${suspended.slice(0, 1).toUpperCase()}${suspended.slice(1)}` }]
        : []),
      setBefore("Current time for centres", released.centresAt),
      setBefore("Current time for candidates", released.candidatesAt),
    ],
  };
}

function setBefore(key: string, at: Temporal.Instant | null): Line {
  return { key, value: at === null ? "Not set" : formatInstant(at) };
}

/** What is unusual about the times, which were typed twice. */
function unusualLines(wanted: ReleaseWanted, facts: ReleaseFacts): readonly Line[] {
  return (["centresAt", "candidatesAt"] as const).flatMap((field) => {
    const why = whyUnusual(field, wanted, facts);
    const who = field === "centresAt" ? "centres" : "candidates";
    return why === undefined
      ? []
      : [{ key: `Unusual time for ${who}`, value: `${formatInstant(wanted[field])} ${why}` }];
  });
}
