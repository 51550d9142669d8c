import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Saved } from "#platform/perform";
import { isTextKind, type TextKind } from "../board.ts";
import { manyLines } from "../lines.ts";
import { findDraft, getProfile, listVersions } from "../queries.ts";
import { textKindUnknown } from "../refusals.ts";
import { mayBeText, mayDraft } from "./rule.ts";

type Draft = { readonly kind: TextKind; readonly body: string };
type Facts = { readonly now: string | null };

/**
 * Keeps what the board writes for a page, without publishing it: `kind` and `body`, in a small part of Markdown.
 * Refused: links that lead where they may not, and a text that changes nothing. The accessibility statement is written
 * by its questions.
 */
export const draftText = defineAction<Draft, Facts, string, { readonly kind: TextKind }>({
  name: "draft-text",
  summary: "Write a page of the board",
  permission: "board.manage",
  read: (raw): Decision<Draft> => {
    const kind = fieldText(raw, "kind");
    if (!isTextKind(kind) || kind === "accessibility") return textKindUnknown.refuse();
    const body = mayBeText(manyLines(fieldText(raw, "body")));
    return body.ok ? ok({ kind, body: body.value }) : body;
  },
  load: async (tx, { kind }, { locks }) => {
    if (locks) await getProfile(tx, locks);
    return ok({ now: (await findDraft(tx, kind)) ?? (await listVersions(tx, kind))[0]?.body ?? null });
  },
  rule: ({ now }, { body }) => mayDraft(now, body),
  save: (tx, body, _facts, { kind }) => saveDraft(tx, kind, body),
});

/** Keeps a draft, and says so for the log: the text itself is on the page, not in it. */
export async function saveDraft(tx: Tx, kind: TextKind, body: string): Promise<Saved<{ readonly kind: TextKind }>> {
  await tx
    .insertInto("board.draft")
    .values({ kind, body })
    .onConflict((row) => row.column("kind").doUpdateSet({ body }))
    .execute();
  return {
    answer: { kind },
    subject: { kind: "board", id: kind },
    centreId: null,
    chain: "board",
    after: { draft: kind, characters: body.length },
  };
}
