import { proposedSchema } from "#platform/proposals";
import type { Route } from "#platform/web";
import { releasesAsJson, setReleaseByApi, releaseBody, releaseSchema } from "./api.ts";
import { paths } from "../paths.ts";
import { checkPage, familyForm, releaseList, setReleases } from "./pages.ts";

/** The board sets release times: what is set, a form for each family, a check page, and the act. */
export const releaseRoutes: readonly Route[] = [
  {
    name: "show-release",
    face: "page",
    method: "GET",
    path: paths.release.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "Release times of every family in a series",
    handle: releaseList,
  },
  {
    name: "release-form",
    face: "page",
    method: "GET",
    path: paths.familyRelease.pattern,
    permission: "results.release",
    scope: "board",
    summary: "Set release times of one family",
    handle: familyForm,
  },
  {
    name: "check-release",
    face: "page",
    method: "GET",
    path: paths.releaseCheck.pattern,
    permission: "results.release",
    scope: "board",
    confirm: true,
    summary: "Check release times before they are set",
    handle: checkPage,
  },
  {
    name: "set-release",
    face: "page",
    method: "POST",
    path: paths.release.pattern,
    permission: "results.release",
    scope: "board",
    confirm: true,
    summary: "Set release times",
    act: "release-results",
    handle: setReleases,
  },
  {
    name: "api-releases",
    face: "api",
    method: "GET",
    path: paths.releasesApi.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "Release times of every family in a series",
    handle: releasesAsJson,
    api: {
      query: { series: { about: "series such as 6A26; if left out, the newest" } },
      answer: { mediaType: "application/json", schema: { type: "array", items: releaseSchema } },
    },
  },
  {
    name: "api-set-release",
    face: "api",
    method: "POST",
    path: paths.releasesApi.pattern,
    permission: "results.release",
    scope: "board",
    confirm: true,
    summary: "Propose release times of one family, for a second person to approve",
    act: "release-results",
    handle: setReleaseByApi,
    api: {
      body: { mediaType: "application/json", schema: releaseBody },
      answer: { mediaType: "application/json", schema: proposedSchema },
      refusals: [
        "award-not-agreed",
        "candidates-before-centres",
        "family-not-embargoed",
        "already-released",
        "time-not-read",
        "family-unknown",
        "release-series-unknown",
        "proposal-waits",
        "second-person-missing",
      ],
    },
  },
];
