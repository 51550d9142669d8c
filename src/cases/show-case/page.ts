import { formatDay } from "#kernel";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { type AnyKind, type CaseSide, statusOf, tagFor } from "../case-kind.ts";
import { handlersOf } from "../move-case/pages.ts";
import type { CasePaths } from "../paths.ts";
import { shownReference } from "../reference.ts";
import { loadCase, type ShownCase } from "./load-case.ts";

/** The page of a case for each side: what was said, what was done, and what can be done now. */
export function casePages(kind: AnyKind, paths: CasePaths): readonly Route[] {
  return (["centre", "board"] as const).map((side) => ({
    name: side === "centre" ? `show-own-${kind.kind}` : `show-${kind.kind}`,
    face: "page",
    method: "GET",
    path: paths.case[side].pattern,
    permission: kind.may.view,
    scope: side,
    summary: `A ${kind.noun}: what was said, what was done, and what can be done now`,
    handle: (request) => showCase(request, kind, paths, side),
  }));
}

async function showCase(request: WebRequest, kind: AnyKind, paths: CasePaths, side: CaseSide): Promise<Reply> {
  const { app, actor, params, query } = request;
  if (actor.side !== side) return notFound;
  const id = params["case"] ?? "";
  const shown = await transactionAs(app, actor, (tx) => loadCase(tx, kind, id, actor, app.clock()));
  if (!shown) return notFound;
  const { row, moves, lines } = shown;
  const placed = moves.map((move) => ({ ...move, href: paths.move(side, move.act)({ case: id }) }));
  return page("cases/show-case/page.njk", {
    ...shown,
    kind,
    side,
    title: kind.titleOf(row),
    reference: shownReference(row.reference),
    statusTag: tagFor(kind, row.status, side),
    // What a side has to do is told to those who can do it.
    tells: moves.length > 0 ? statusOf(kind, row.status).tells?.[side] : undefined,
    rows: [...lines, ...rowsOf(shown, side)],
    seen: side === "board" ? row.moves : row.shownMoves,
    // Those that write to the other side share one box; the choice of a person and what is internal have their own.
    writing: placed.filter(({ says, shown: isShown }) => says && !says.optional && isShown),
    notes: placed.filter(({ says, shown: isShown }) => says && !isShown),
    choosing: placed.filter(({ hands }) => hands === "chosen"),
    others: placed.filter(({ says, hands }) => (!says || says.optional) && hands !== "chosen"),
    handlers: placed.some(({ hands }) => hands === "chosen") ? await handlersOf(app, kind) : [],
    notice: noticeOf(kind, query["done"]),
    trail: [{ text: kind.plural, href: paths.list[side]() }],
  });
}

function rowsOf({ row, left }: ShownCase, side: CaseSide): readonly { readonly key: string; readonly value: string }[] {
  const due = `${formatDay(row.dueOn)}${row.phase === "open" ? ` (${left.text.toLowerCase()})` : ""}`;
  return [
    ...(row.closedOn === null
      ? [
          {
            key: "Answer due",
            value: row.phase === "waiting" ? `Clock stopped since ${formatDay(row.stoppedOn ?? "")}` : due,
          },
        ]
      : [{ key: "Closed", value: `${formatDay(row.closedOn)} (${left.text.toLowerCase()})` }]),
    ...(side === "board" ? [{ key: "Dealt with by", value: row.handlerName ?? "Nobody yet" }] : []),
  ];
}

/** What has just been done, by the word in the address. */
function noticeOf({ moves, noun }: AnyKind, done: string | undefined): string | undefined {
  if (done === "open") return `Your ${noun} has been sent. You will get an email when the board replies.`;
  const move = moves.find(({ act }) => act === done);
  return move && `You ${move.done}.`;
}
