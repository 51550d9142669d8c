import { fullName } from "#kernel";
import type { Fields } from "#platform/addresses";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { type Asked, type Crumb, formPage } from "#platform/pages";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { markAbsent, markUnknown } from "../refusals.ts";
import { releaseHold } from "../release-hold/release-hold.ts";
import { onlyFor } from "../side.ts";
import { findHistory } from "./find-history.ts";
import { holdMark } from "./hold-mark.ts";
import { loadMark } from "./load-mark.ts";
import { type MarkAsked, readMark } from "./read-hold.ts";
import { statusAfterHold, statusAfterRelease } from "./rule.ts";

type Sent = Fields<typeof paths.mark.pattern>;

/** The history of one mark. */
export const showMarkPage: Route = {
  name: "show-mark",
  face: "page",
  method: "GET",
  path: paths.mark.pattern,
  permission: "marks.view",
  scope: "board",
  summary: "One mark and its history",
  handle: onlyFor("board", show),
};

const about = {
  scope: "board",
  back: (sent: Sent) => paths.mark(sent, { series: sent["series"] }),
  after: (_answer: unknown, sent: Sent) => paths.mark(sent, { series: sent["series"] }),
} as const;

/** Asks why a mark is put on hold. */
export const holdMarkPages = formPage({
  ...about,
  path: paths.hold,
  action: holdMark,
  missing: [markUnknown.code, markAbsent.code],
  question: (tx, sent) =>
    askAbout(tx, sent, {
      title: "Put on hold",
      heading: (name) => `Put ${name}'s mark on hold`,
      text: ["While a mark is on hold, for example during a malpractice investigation, the result is pending (Q)."],
    }),
});

/** Asks why a mark is released. */
export const releaseHoldPages = formPage({
  ...about,
  path: paths.release,
  action: releaseHold,
  missing: [markUnknown.code],
  question: (tx, sent) =>
    askAbout(tx, sent, {
      title: "Release from hold",
      heading: (name) => `Release ${name}'s mark from hold`,
      text: ["The mark goes back to what it was before the hold, and counts in the award again."],
    }),
});

type Words = { readonly title: string; heading(name: string): string; readonly text: readonly string[] };

async function askAbout(tx: Tx, sent: Sent, { title, heading, text }: Words): Promise<Asked | undefined> {
  const asked = readMark(sent);
  const history = await findHistory(tx, asked);
  if (!history) return undefined;
  const { person } = history;
  return {
    title,
    heading: heading(fullName(person)),
    caption: `${person.series_title}, ${asked.component} ${person.component_title}, option ${asked.option}`,
    trail: [...trailOf(asked), { text: fullName(person), href: about.back(sent) }],
    text,
    button: title,
    asks: [{ name: "reason", label: "Reason", hint: "It is kept with the mark.", kind: "text", width: 30 }],
  };
}

async function show({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const asked = readMark({ ...query, ...params });
  const { loaded, history } = await transactionAs(app, actor, async (tx) => ({
    loaded: await loadMark(tx, asked, { locks: false }),
    history: await findHistory(tx, asked),
  }));
  if (!loaded.ok || !history) return notFound;
  const { mark } = loaded.value;
  const { component, centreId: centre, candidateNumber: candidate, option, series } = asked;
  const parts = { component, centre, candidate, option };
  return page("assess/marking/hold-mark/page.njk", {
    ...history,
    asked,
    holdHref: mark && statusAfterHold(mark) ? paths.hold(parts, { series }) : undefined,
    releaseHref: mark && statusAfterRelease(mark) ? paths.release(parts, { series }) : undefined,
    trail: trailOf(asked),
  });
}

function trailOf({ component, centreId: centre, series }: MarkAsked): readonly Crumb[] {
  return [
    { text: "Marking", href: paths.marking({ series }) },
    { text: component, href: paths.component({ component }, { series }) },
    { text: centre, href: paths.centre({ component, centre }, { series }) },
  ];
}
