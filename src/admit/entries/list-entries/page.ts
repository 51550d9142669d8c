import { listApi, listRoute, showList } from "#platform/lists";
import type { Route } from "#platform/web";
import { entriesByCandidate } from "./by-candidate.ts";
import { optionCounts } from "./by-option.ts";

/** The entries of the actor's centre, counted by option or one by one; for programs one by one. */
export const listEntriesRoutes: readonly Route[] = [
  listRoute(optionCounts, (request) =>
    request.query["by"] === "candidate" ? showList(request, entriesByCandidate) : showList(request, optionCounts),
  ),
  ...listApi(entriesByCandidate),
];
