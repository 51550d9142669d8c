import { addDays, dayAt, formatDay } from "#kernel";
import { readCalendar } from "#platform/days";
import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import type { CaseKind } from "../case-kind.ts";
import type { CasePaths } from "../paths.ts";
import type { OpenAction } from "./open-action.ts";

/** The form with which a centre opens a case of a kind: it says by when the board aims to answer. */
export function openingPages<Line, Facts>(
  kind: CaseKind<Line, Facts>,
  paths: CasePaths,
  action: OpenAction<Line, Facts>,
): readonly Route[] {
  const { opening, clock, plural } = kind;
  return formPage({
    path: paths.opening,
    scope: "centre",
    action,
    missing: [],
    back: () => paths.list.centre(),
    question: async (tx, _sent, actor, at) => {
      const asked = await opening.asks(tx, actor);
      const due = addDays(dayAt(at), clock.days, await readCalendar(tx, clock.counts));
      const days = `${clock.days} ${clock.counts === "calendar" ? "days" : "working days"}`;
      return {
        ...asked,
        trail: [{ text: plural, href: paths.list.centre() }],
        text: [
          ...(asked.text ?? []),
          `The board aims to answer within ${days}: by ${formatDay(due)}. The clock stops while it waits for your reply.`,
        ],
      };
    },
    after: ({ case: id }) => paths.case.centre({ case: id }, { done: "open" }),
  });
}
