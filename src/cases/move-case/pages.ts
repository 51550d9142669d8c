import { type App, program } from "#platform/app";
import { type Asked, type Field, formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import type { AnyKind, Move } from "../case-kind.ts";
import { type CaseRow, findCase } from "../case-row.ts";
import type { CasePaths } from "../paths.ts";
import { shownReference } from "../reference.ts";
import { caseUnknown } from "../refusals.ts";
import { type Said, saidIn } from "../show-case/conversation.ts";
import type { MoveAction } from "./move-action.ts";

/** The page of a move: what it asks, with the conversation below it. A refusal comes back here with what was typed. */
export function movePages(kind: AnyKind, paths: CasePaths, move: Move, action: MoveAction): readonly Route[] {
  const { by, act } = move;
  const place = (id: string, done?: string) => paths.case[by]({ case: id }, { done });
  return formPage({
    path: paths.move(by, act),
    scope: by,
    action,
    missing: [caseUnknown.code],
    back: ({ case: id }) => place(id),
    question: async (tx, { case: id }, actor, _at, app) => {
      const row = actor.side === by ? await findCase(tx, kind, id, by) : undefined;
      return row && questionOf({ kind, move, paths }, row, await saidIn(tx, row, by), await asksOf(app, kind, move));
    },
    after: ({ case: id }) => place(id, act),
  });
}

type Of = { readonly kind: AnyKind; readonly move: Move; readonly paths: CasePaths };

function questionOf({ kind, move, paths }: Of, row: CaseRow, said: readonly Said[], asks: readonly Field[]): Asked {
  const { by, heading, button, danger, text = [] } = move;
  return {
    title: heading,
    caption: `${kind.title} ${shownReference(row.reference)}: ${kind.titleOf(row)}`,
    trail: [
      { text: kind.plural, href: paths.list[by]() },
      { text: shownReference(row.reference), href: paths.case[by]({ case: row.caseId }) },
    ],
    text,
    button,
    ...(danger ? { danger } : {}),
    asks,
    template: "cases/move-case/page.njk",
    data: { seen: by === "board" ? row.moves : row.shownMoves, said },
  };
}

async function asksOf(app: App, kind: AnyKind, { hands, says }: Move): Promise<readonly Field[]> {
  return [
    ...(hands === "chosen" ? [handlerField(await handlersOf(app, kind))] : []),
    ...(says ? [{ name: "message", kind: "long-text", rows: 8, label: says.label, ...hintOf(says) } as const] : []),
  ];
}

function hintOf({ hint }: NonNullable<Move["says"]>): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}

type Choice = { readonly value: string; readonly text: string };

/** Those at the board whose work such cases are, by name. */
export async function handlersOf(app: App, { may }: Pick<AnyKind, "may">): Promise<readonly Choice[]> {
  const holders = await program().directory.findHolders(app, may.work, "");
  return holders.map(({ personId, name }) => ({ value: personId, text: name }));
}

function handlerField(choices: readonly Choice[]): Field {
  return { name: "handler", kind: "list", label: "Who deals with it?", choices };
}
