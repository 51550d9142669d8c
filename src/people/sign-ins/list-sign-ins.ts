import { ok } from "#kernel";
import type { List } from "#platform/lists";
import { findSignIns, type ListedSignIn } from "./find-sign-ins.ts";
import { paths } from "./paths.ts";

/** What can happen, in words. */
const kindWords: Readonly<Record<string, string>> = {
  "signed-in": "Signed in",
  "signed-out": "Signed out",
  "sign-in-failed": "Sign-in failed",
  "second-factor-failed": "Second factor failed",
  throttled: "Delayed after failed attempts",
  "queue-full": "Refused: too many requests",
  "not-permitted": "Refused: not permitted",
  "form-not-ours": "Refused: form from another site",
  "link-refused": "Refused: link",
  "more-refused": "Refused: more this hour, not listed",
  confirmed: "Confirmed their identity",
  "password-forgotten": "Forgot their password",
  "counter-went-back": "Refused: passkey was copied",
};

/** A file holds at most so many rows, the newest. */
const fileRowsMax = 50_000;

/** The log of sign-ins, failures and refused requests, for the board. */
export const signInList: List<ListedSignIn> = {
  name: "list-sign-ins",
  summary: "Sign-ins, failures and refused requests",
  path: paths.signIns,
  permission: "people.view",
  scope: "board",
  title: "Sign-ins and refused requests",
  fileName: "sign-ins",
  trail: [{ text: "Activity", href: paths.activity() }],
  search: "Name of a person, or identifier",
  filters: [
    {
      name: "kind",
      label: "Event",
      all: "All events",
      choices: Object.entries(kindWords).map(([value, text]) => ({ value, text })),
    },
    { name: "centre", label: "Centre", kind: "text" },
  ],
  columns: [
    { name: "at", heading: "When", kind: "instant", value: (row) => row.at },
    { name: "kind", heading: "Event", value: ({ kind }) => kindWords[kind] ?? kind },
    { name: "person", heading: "Person", value: ({ personName, personId }) => personName ?? personId },
    { name: "centreId", heading: "Centre", kind: "code", value: (row) => row.centreId },
    { name: "by", heading: "Method or page", value: ({ method, route }) => method ?? route, only: ["page"] },
    { name: "method", heading: "Method", value: (row) => row.method, only: ["file"] },
    { name: "route", heading: "Page", value: (row) => row.route, only: ["file"] },
    { name: "network", heading: "Network", kind: "code", value: (row) => row.network },
    { name: "browser", heading: "Browser", value: (row) => row.browser, only: ["file"] },
  ],
  empty: "No one has signed in yet. Every sign-in, failed attempt and refused request appears here.",
  find: async (tx, { values: { kind = "", centre = "" }, search, limit, offset }) =>
    ok(await findSignIns(tx, { kind, centre, search }, { limit: Math.min(limit ?? fileRowsMax, fileRowsMax), offset })),
};
