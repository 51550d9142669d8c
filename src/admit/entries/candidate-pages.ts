import type { Candidate } from "#candidates";
import { fullName } from "#kernel";
import type { Fields } from "#platform/addresses";
import type { Crumb } from "#platform/pages";
import { candidateUnknown, entryAbsent, seriesUnknown } from "./refusals.ts";
import { paths } from "./paths.ts";

/** What the pages of acts about one candidate's entries have in common. */
export const ofCandidate = {
  scope: "centre",
  missing: [candidateUnknown.code, seriesUnknown.code, entryAbsent.code],
  back: ({ candidate, series }: Fields<typeof paths.candidate.pattern>) => paths.candidate({ candidate }, { series }),
} as const;

/** The way down to a page about one candidate's entries in a series. */
export function candidateTrail(candidate: Candidate, series: string): readonly Crumb[] {
  return [
    { text: "Candidates", href: paths.candidates({ series }) },
    { text: fullName(candidate), href: paths.candidate({ candidate: candidate.candidateId }, { series }) },
  ];
}
