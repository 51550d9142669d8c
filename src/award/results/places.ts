import type { Actor } from "#platform/actors";
import type { Crumb } from "#platform/pages";
import { paths } from "./paths.ts";
import type { ResultRow } from "./queries.ts";

type Which = Pick<ResultRow, "centreId" | "series">;
type Whose = Pick<ResultRow, "centreId" | "series" | "candidateId">;

/** Where the results of a centre are shown: to the centre itself, or to the board for any centre. */
export type Places = {
  list(of: Which): string;
  candidate(of: Whose): string;
  explanation(of: Whose & Pick<ResultRow, "option">): string;
  /** The pages down to the results of a series. */
  trail(of: Which): readonly Crumb[];
};

/** The places of the side that an actor is on. */
export function placesFor({ side }: Actor): Places {
  return side === "board" ? boardPlaces : centrePlaces;
}

export const centrePlaces: Places = {
  list: ({ series }) => paths.results({ series }),
  candidate: ({ series, candidateId: candidate }) => paths.candidate({ series, candidate }),
  explanation: ({ series, candidateId: candidate, option }) => paths.explanation({ series, candidate, option }),
  trail: ({ series }) => [{ text: "Results", href: paths.results({ series }) }],
};

export const boardPlaces: Places = {
  list: ({ centreId: centre, series }) => paths.boardResults({ centre }, { series }),
  candidate: ({ centreId: centre, series, candidateId: candidate }) =>
    paths.boardCandidate({ centre, series, candidate }),
  explanation: ({ centreId: centre, series, candidateId: candidate, option }) =>
    paths.boardExplanation({ centre, series, candidate, option }),
  trail: ({ centreId: centre, series }) => [
    ...centreTrail(centre),
    { text: "Results", href: paths.boardResults({ centre }, { series }) },
  ],
};

/** The pages down to a centre, for the board. */
export function centreTrail(centre: string): readonly Crumb[] {
  return [
    { text: "Centres", href: paths.centres() },
    { text: centre, href: paths.centre({ centre }) },
  ];
}
