import type { Known } from "./known.ts";

/** The addresses at which a route is visited: the first as a link leads to it, the others in its further states. */
export type Recipes = Readonly<Record<string, readonly string[]>>;

/** Real addresses of every page route by its name. A route that is not here fails the test of every page. */
export function recipesOf(known: Known): Recipes {
  return { ...publicPages(known), ...centrePages(known), ...resultPages(known), ...boardPages(known) };
}

function publicPages({ series }: Known): Recipes {
  return {
    "public-home": ["/"], about: ["/about"], "sign-in": ["/sign-in", "/sign-in?next=/centre"],
    "open-sign-in-link": ["/sign-in/a-link-that-was-used"], developers: ["/developers"],
    "key-dates": ["/key-dates", "/key-dates?series=6A25"],
    "show-entry-codes": ["/entry-codes", "/entry-codes?q=computer", "/entry-codes?q=nothing-like-it"],
    "list-basedata": ["/basedata"], "download-basedata": [`/basedata/${series}.zip`],
    "show-boundaries": ["/grade-boundaries", "/grade-boundaries?series=6A23", "/grade-boundaries?search=nothing-like-it"],
    "convert-mark": ["/convert", "/convert?raw=41", "/convert?raw=9999"],
    "convert-own": ["/convert/your-own", "/convert/your-own?scheme=gce&max_raw=80&max_uniform=100&boundaries=A%3D60"],
    "how-grades-are-worked-out": ["/how-grades-are-worked-out"],
  };
}

function centrePages(known: Known): Recipes {
  const { series, candidate, unmarked, entryFile, markFile, teacherMarked, further } = known;
  const person = `/centre/candidates/${candidate}`;
  return {
    "centre-home": ["/centre"], "centre-activity": ["/centre/activity", "/centre/activity?person=nobody-like-that"],
    "list-candidates": ["/centre/candidates", `/centre/candidates?series=${series}&q=nothing-like-it`],
    "show-candidate": [`${person}?series=${series}`],
    "statement-of-entry": [`${person}/statement-of-entry?series=${series}`],
    "choose-entries": [`${person}/entries/make?series=${series}`],
    "check-entries": [`${person}/entries/make/check?series=${series}&option-${further}=yes`],
    "ask-withdrawal": [`/centre/candidates/${unmarked.candidate}/entries/${unmarked.option}/withdrawal?series=${series}`],
    "list-entries": ["/centre/entries", "/centre/entries?by=candidate", "/centre/entries?by=candidate&q=nothing-like-it"],
    "list-entry-files": ["/centre/entry-files"], "show-entry-file": [`/centre/entry-files/${entryFile}`],
    "fetch-reply": [`/centre/entry-files/${entryFile}/reply`],
    "list-centre-marks": ["/centre/marks"], "mark-grid": [`/centre/marks/${teacherMarked}?series=${series}`],
    "list-mark-files": ["/centre/mark-files"], "show-mark-file": [`/centre/mark-files/${markFile}`],
  };
}

function resultPages({ series, centre, candidate, option, resultFile, results }: Known): Recipes {
  const [own, theirs] = ["/centre/results", `/board/centres/${centre}/results`];
  return {
    "list-results": [own, `${own}?search=nothing-like-it`, `${own}?series=${series}&page=2`],
    "list-results-csv": [`${own}.csv`], "list-results-xlsx": [`${own}.xlsx`],
    "list-centre-results": [theirs], "list-centre-results-csv": [`${theirs}.csv`],
    "list-centre-results-xlsx": [`${theirs}.xlsx`],
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

function boardPages({ series, centre, number, option, component, entryFile, run, family }: Known): Recipes {
  const at = `/board/marking/${component}`;
  return {
    "board-home": ["/board"], "board-activity": ["/board/activity", "/board/activity?person=nobody-like-that"],
    "list-centres": ["/board/centres", "/board/centres?q=nothing-like-it"], "ask-add-centres": ["/board/centres/add"],
    "show-centre": [`/board/centres/${centre}`],
    "ask-withdraw-early-access": [`/board/centres/${centre}/early-access`],
    "show-catalogue": ["/board/catalogue", "/board/catalogue?q=nothing-like-it"],
    "show-qualification": ["J560", "H446", "J834", "05837"].map((code) => `/board/catalogue/${code}`),
    "list-all-entry-files": ["/board/entry-files"], "show-any-entry-file": [`/board/entry-files/${entryFile}`],
    "fetch-any-reply": [`/board/entry-files/${entryFile}/reply`],
    "marking-completeness": ["/board/marking", "/board/marking?show=outstanding"],
    "marking-component": [`${at}?series=${series}`], "marking-centre": [`${at}/${centre}?series=${series}`],
    "show-mark": [`${at}/${centre}/${number}/${option}?series=${series}`], "load-marks": ["/board/marks"],
    "list-award-runs": ["/board/awarding"], "show-unit-bank": ["/board/awarding/units"],
    "show-award-run": [`/board/awarding/${run}`],
    "show-release": ["/board/release", "/board/release?series=6A25"],
    "release-form": [`/board/release/${series}/${family}`],
    "check-release": [`/board/release-check?series=6A25`],
    "list-series": ["/board/series"], "show-series": [`/board/series/${series}`, "/board/series/6A25"],
    "show-series-grades": [`/board/series/${series}/grades`],
  };
}
