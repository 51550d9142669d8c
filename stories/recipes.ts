import { moduleProofs } from "../matrix/module-proofs.ts";
import type { Known } from "./known.ts";
import type { Unfinished } from "./own.ts";
import { ownPages } from "./own-recipes.ts";
import { markingPages } from "./marking-recipes.ts";
import { staffPages } from "./staff-recipes.ts";
import { supportPages } from "./support-recipes.ts";
import { systemPages } from "./systems-recipes.ts";

/**
 * An address that answers 200, or another status. `at`: when the page is of another time than after results. `level`:
 * for somebody who has not finished signing in. `:passkey` and `:holding` stand for the looker's own.
 */
export type Visit =
  | string
  | { readonly path: string; readonly status?: number; readonly at?: string; readonly level?: Unfinished };

/** The addresses at which a route is visited: the first as a link leads to it, the others in its further states. */
export type Recipes = Readonly<Record<string, readonly Visit[]>>;

/** A week before entries close. */
const february = "2026-02-14T10:00:00Z";

const proofs = await moduleProofs();

/**
 * Real addresses of every page route by its name. A route that is neither here nor in the proofs.ts of its module fails
 * the test of every page.
 */
export function recipesOf(known: Known): Recipes {
  return {
    ...publicPages(known),
    ...ownPages,
    ...centrePages(known),
    ...resultPages(known),
    ...boardPages(known),
    ...markingPages(known),
    ...staffPages(known),
    ...systemPages(known),
    ...supportPages(known),
    ...Object.assign({}, ...proofs.map((module) => module.recipes?.(known))),
  };
}

function publicPages({ series }: Known): Recipes {
  const own = "/convert/your-own?scheme=gce&max_raw=80&max_uniform=100&notional=default";
  return {
    "public-home": ["/"],
    about: ["/about"],
    help: ["/help"],
    glossary: ["/glossary"],
    "sign-in": ["/sign-in", "/sign-in?next=/centre"],
    "forgotten-password": ["/sign-in/forgotten", "/sign-in/forgotten?sent=yes"],
    "open-reset-link": [{ path: "/sign-in/forgotten/a-link-that-was-used", status: 410 }],
    "password-was-reset": ["/sign-in/password-changed"],
    "open-sign-in-link": [{ path: "/sign-in/a-link-that-was-used", status: 410 }],
    "begin-single-sign-on": [{ path: "/sign-in/sso/turned-off", status: 403 }],
    "end-single-sign-on": [{ path: "/sign-in/sso/harbour/callback?state=of-nobody", status: 400 }],
    "list-captured-mail": ["/demonstration/mail", "/demonstration/mail?to=nobody-like-that"],
    developers: ["/developers"],
    "key-dates": ["/key-dates", "/key-dates?series=6A25"],
    "show-entry-codes": ["/entry-codes", "/entry-codes?search=computer", "/entry-codes?search=nothing-like-it"],
    "show-prices": ["/fees", "/fees?changed=yes", "/fees?search=nothing-like-it"],
    "list-basedata": ["/basedata"],
    "download-basedata": [`/basedata/${series}.zip`],
    "show-boundaries": [
      "/grade-boundaries",
      "/grade-boundaries?series=6A23",
      "/grade-boundaries?search=nothing-like-it",
    ],
    "convert-mark": ["/convert", "/convert?raw=41", { path: "/convert?raw=9999", status: 422 }],
    "convert-own": [
      "/convert/your-own",
      `${own}&boundaries=A=60;B=52;C=44;D=36;E=28&raw=50`,
      { path: `${own}&boundaries=A=60`, status: 422 },
    ],
    "how-grades-are-worked-out": ["/how-grades-are-worked-out"],
    "show-privacy": ["/privacy"],
  };
}

function centrePages(known: Known): Recipes {
  const { series, candidate, unmarked, entryFile, further } = known;
  const [person, other] = [candidate, unmarked.candidate].map((id) => `/centre/candidates/${id}`);
  return {
    "centre-home": ["/centre"],
    "centre-activity": ["/centre/activity", "/centre/activity?person=nobody-like-that"],
    "ask-access-report": ["/centre/access-report", `/centre/access-report?candidateNumber=1001&series=${series}`],
    "list-candidates": ["/centre/candidates", `/centre/candidates?series=${series}&search=nothing-like-it`],
    "ask-add-candidate": ["/centre/candidates/add"],
    "ask-amend-candidate": [`${person}/details`],
    "list-own-duplicates": ["/centre/candidates/duplicates"],
    "show-candidate": [
      `${person}?series=${series}`,
      { path: `${person}?series=${series}`, at: february },
      { path: `${other}?series=${series}`, at: february },
    ],
    "statement-of-entry": [`${person}/statement-of-entry?series=${series}`],
    "choose-entries": [{ path: `${person}/entries/make?series=${series}`, at: february }],
    "check-entries": [{ path: `${person}/entries/make/check?series=${series}&option-${further}=yes`, at: february }],
    "ask-withdraw-entry": [{ path: `${other}/entries/${unmarked.option}/withdrawal?series=${series}`, at: february }],
    "choose-statements-of-entry": ["/centre/statements-of-entry", `/centre/statements-of-entry?series=${series}`],
    "download-statements-of-entry": [`/centre/statements-of-entry.pdf?series=${series}`],
    "list-entries-to-check": [
      { path: `/centre/entries/to-check?series=${series}`, at: february },
      "/centre/entries/to-check?series=nothing-like-it",
    ],
    "list-entries": [
      "/centre/entries",
      "/centre/entries?by=candidate",
      "/centre/entries?by=candidate&search=nothing-like-it",
    ],
    "list-entry-files": ["/centre/entry-files"],
    "show-entry-file": [`/centre/entry-files/${entryFile}`],
    "fetch-entry-file-reply": [`/centre/entry-files/${entryFile}/reply`],
  };
}

function resultPages({ series, centre, candidate, option, resultFile, results }: Known): Recipes {
  const [own, theirs] = ["/centre/results", `/board/centres/${centre}/results`];
  return {
    "list-results": [
      own,
      `${own}?by=grid`,
      `${own}?by=grid&search=nothing-like-it`,
      `${own}?search=nothing-like-it`,
      `${own}?series=${series}&page=2`,
    ],
    "list-centre-results": [theirs, `${theirs}?by=grid`],
    "show-candidate-results": [`${own}/${series}/${candidate}`],
    "show-candidate-results-board": [`${theirs}/${series}/${candidate}`],
    "show-my-results": ["/candidate/results"],
    "explain-result": results.map((place) => `${own}/${series}/${place}`),
    "explain-result-board": results.slice(0, 2).map((place) => `${theirs}/${series}/${place}`),
    "explain-my-result": [`/candidate/results/${series}/${option}`],
    "show-result-files": ["/centre/result-files"],
    "download-result-file": [`/centre/result-files/${series}/${resultFile}`],
    "download-statements": [`${own}/${series}/statements.pdf`],
    "download-broadsheet": [`${own}/${series}/broadsheet.pdf`],
    "download-statement": [`${own}/${series}/${candidate}/statement.pdf`],
    "download-my-statement": [`/candidate/results/${series}/statement.pdf`],
  };
}

function boardPages(known: Known): Recipes {
  const { series, centre, entryFile, run, family, proposal } = known;
  return {
    "board-home": ["/board"],
    "board-activity": ["/board/activity", "/board/activity?person=nobody-like-that"],
    "list-sign-ins": ["/board/sign-ins", "/board/sign-ins?search=nobody-like-that"],
    "ask-any-access-report": ["/board/access-report"],
    "list-identity-providers": ["/board/single-sign-on"],
    "ask-connect-provider": ["/board/single-sign-on/add"],
    "show-identity-provider": ["/board/single-sign-on/harbour", "/board/single-sign-on/turned-off"],
    "ask-disconnect-provider": ["/board/single-sign-on/harbour/disconnect"],
    "list-centres": ["/board/centres", "/board/centres?search=nothing-like-it"],
    "ask-add-centres": ["/board/centres/add"],
    "show-centre": [`/board/centres/${centre}`],
    "look-up-candidates": ["/board/candidates", "/board/candidates?search=nothing-like-it"],
    "list-duplicates": ["/board/candidates/duplicates"],
    "show-candidate-record": [`/board/candidates/${centre}/${known.candidate}`],
    "ask-correct-centre": [`/board/centres/${centre}/correction`],
    "ask-withdraw-early-access": [`/board/centres/${centre}/early-access`],
    "ask-correct-candidate": [`/board/candidates/${centre}/correction`],
    "ask-merge-records": ["", `?otherCentre=${centre}&otherUci=${known.otherUci}`].map(
      (query) => `/board/candidates/${centre}/${known.candidate}/merger${query}`,
    ),
    "ask-keep-apart": ["", `?otherCentre=${centre}&otherUci=${known.otherUci}`].map(
      (query) => `/board/candidates/${centre}/${known.candidate}/two-people${query}`,
    ),
    "show-catalogue": ["/board/catalogue", "/board/catalogue?search=nothing-like-it"],
    "show-qualification": ["J560", "H446", "J834", "05837"].map((code) => `/board/catalogue/${code}`),
    "list-any-entry-files": ["/board/entry-files"],
    "show-any-entry-file": [`/board/entry-files/${entryFile}`],
    "fetch-any-entry-file-reply": [`/board/entry-files/${entryFile}/reply`],
    "list-award-runs": ["/board/awarding"],
    "ask-run-award": ["/board/awarding/start"],
    "show-unit-bank": ["/board/awarding/units"],
    "show-award-run": [`/board/awarding/${run}`],
    "show-release": [
      "/board/release",
      { path: "/board/release", at: "2026-08-11T10:00:00Z" },
      "/board/release?series=6A25",
    ],
    "release-form": [
      `/board/release/${series}/${family}`,
      { path: `/board/release/${series}/GCSE`, at: "2026-08-11T20:00:00Z" },
    ],
    "check-release": [
      `/board/release-check?series=${series}&family=GCSE&centresAt=2026-08-19T00:01&candidatesAt=2026-08-20T08:00`,
      { path: "/board/release-check?series=6A25", status: 422 },
    ],
    "list-proposals": ["/board/proposals", "/board/proposals?state=all", "/board/proposals?state=declined"],
    "show-proposal": [`/board/proposals/${proposal}`],
    "list-series": ["/board/series"],
    "show-series": [`/board/series/${series}`, "/board/series/6A25"],
    "show-series-grades": [`/board/series/${series}/grades`],
  };
}
