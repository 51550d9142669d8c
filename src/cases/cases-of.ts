import type { Actor } from "#platform/actors";
import { program } from "#platform/app";
import { listPage } from "#platform/lists";
import type { CaseParts } from "#platform/module";
import type { AnyKind, CaseKind } from "./case-kind.ts";
import { caseEndpoint, moveEndpoint, openingEndpoint } from "./case-api.ts";
import { caseEvents } from "./events.ts";
import { ownListOf, queueOf } from "./list-cases/lists.ts";
import { moveAction, type MoveAction } from "./move-case/move-action.ts";
import { movePages } from "./move-case/pages.ts";
import { openAction, type OpenAction } from "./open-case/open-action.ts";
import { openingPages } from "./open-case/page.ts";
import { type CasePaths, casePaths } from "./paths.ts";
import { casePages } from "./show-case/page.ts";
import { tellingCentre } from "./tell-centre/tell-centre.ts";

/** A kind of case with all that comes with it, and its acts for programs that perform them. */
export type Cases<Line, Facts> = CaseParts & {
  readonly opens: OpenAction<Line, Facts>;
  /** The act of a move; refuses (throws) one that the kind does not have. */
  moving(act: string): MoveAction;
};

/** A kind of case with all that comes with it, for the module that brings it: `defineModule({ cases })`. */
export function casesOf<Line, Facts>(kind: CaseKind<Line, Facts>): Cases<Line, Facts> {
  const [paths, events] = [casePaths(kind.path), caseEvents(kind)];
  const opens = openAction(kind, events);
  const moves = kind.moves.map((move) => ({ move, action: moveAction(kind, move, events) }));
  return {
    opens,
    moving: (act) => {
      const found = moves.find(({ move }) => move.act === act);
      if (!found) throw new RangeError(`A ${kind.noun} has no act ${act}.`);
      return found.action;
    },
    kind: kind.kind,
    title: kind.title,
    plural: kind.plural,
    lists: { centre: paths.list.centre(), board: paths.list.board() },
    needs: kind.may.view,
    cycle: kind.cycle,
    statuses: statusesOf(kind),
    acts: [opens, ...moves.map(({ action }) => action)],
    routes: [
      ...listPage(queueOf(kind, paths)),
      ...listPage(ownListOf(kind, paths)),
      ...openingPages(kind, paths, opens),
      openingEndpoint(kind, paths, opens),
      ...casePages(kind, paths),
      caseEndpoint(kind, paths),
      ...moves.flatMap(({ move, action }) => [
        ...movePages(kind, paths, move, action),
        moveEndpoint(kind, paths, move, action),
      ]),
    ],
    events: [events.opened, events.moved],
    hears: [tellingCentre(kind, paths, events)],
    subjects: subjectsOf(kind, paths),
  };
}

/** Where a case is shown to each side, for those who come from an act that was done to it. */
function subjectsOf({ kind, may }: AnyKind, paths: CasePaths): CaseParts["subjects"] {
  const at = (side: "centre" | "board") => ({
    needs: may.view,
    at: ([id = ""]: readonly string[]) => paths.case[side]({ case: id }),
  });
  return { [kind]: { example: "00000000-0000-7000-8000-000000000000", centre: at("centre"), board: at("board") } };
}

/** Each status with its phase and the sides that may lead to it: those whose moves do, and the centre for the first. */
function statusesOf({ cycle, statuses, moves }: AnyKind): CaseParts["statuses"] {
  const [first] = Object.keys(cycle.steps);
  const leadsTo = (act: string, status: string) => Object.values(cycle.steps).some((acts) => acts[act] === status);
  return Object.fromEntries(
    Object.entries(statuses).map(([status, { phase }]) => {
      const sides = moves.filter(({ act }) => leadsTo(act, status)).map(({ by }) => by);
      return [status, { phase, sides: [...new Set(status === first ? ["centre", ...sides] : sides)].sort() }];
    }),
  );
}

/** The kinds of case that somebody may see, as row-level security reads them. */
export function kindsSetting({ permissions }: Actor): string {
  const seen = program().cases.filter(({ needs }) => permissions.has(needs));
  return seen.map(({ kind }) => kind).join(",");
}
