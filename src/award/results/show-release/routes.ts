import type { Route } from "#platform";
import { releasesAsJson, setReleaseByApi, releaseBody, releaseSchema } from "./api.ts";
import { checkPage, familyForm, releaseList, setReleases } from "./pages.ts";

/** The board sets the instants of release: what is set, a form for each family, a check page, and the act. */
export const releaseRoutes: readonly Route[] = [
  { name: "show-release", face: "page", method: "GET", path: "/board/release", permission: "results.view-all",
    scope: "board",
    summary: "Instants of release of every family in a series", handle: releaseList },
  { name: "release-form", face: "page", method: "GET", path: "/board/release/:series/:family",
    permission: "results.release",
    scope: "board", summary: "Set the instants of release of one family", handle: familyForm },
  { name: "check-release", face: "page", method: "GET", path: "/board/release-check", permission: "results.release",
    scope: "board", confirm: true,
    summary: "Check instants of release before they are set", handle: checkPage },
  { name: "set-release", face: "page", method: "POST", path: "/board/release", permission: "results.release",
    scope: "board", confirm: true,
    summary: "Set the instants of release", act: "release-results", handle: setReleases },
  { name: "api-releases", face: "api", method: "GET", path: "/api/v1/releases", permission: "results.view-all",
    scope: "board",
    summary: "Instants of release of every family in a series", handle: releasesAsJson,
    api: {
      query: { series: { about: "series such as 6A26; the newest when left out" } },
      answer: { mediaType: "application/json", schema: { type: "array", items: releaseSchema } },
    } },
  { name: "api-set-release", face: "api", method: "POST", path: "/api/v1/releases", permission: "results.release",
    scope: "board", confirm: true,
    summary: "Set the instants of release of one family", act: "release-results", handle: setReleaseByApi,
    api: {
      body: { mediaType: "application/json", schema: releaseBody },
      answer: { mediaType: "application/json", schema: {
        type: "object", properties: {
          series: { type: "string" }, family: { type: "string" }, centresAt: { type: "string", format: "date-time" },
          candidatesAt: { type: "string", format: "date-time" },
        },
      } },
      refusals:
        ["award-not-agreed", "candidates-before-centres", "family-not-embargoed", "already-released", "time-not-read",
        "family-unknown", "series-unknown"],
    } },
];
