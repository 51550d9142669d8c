import { type Day, type Decision, ok, parseDay } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Saved } from "#platform/perform";
import { isTextKind, type TextKind } from "../board.ts";
import { findDraft, getProfile, listVersions } from "../queries.ts";
import { effectiveInvalid, textKindUnknown } from "../refusals.ts";
import { mayPublish, type Publication, type PublishFacts } from "./rule.ts";

type Wanted = { readonly kind: TextKind; readonly effectiveOn: Day };
type Published = { readonly kind: TextKind; readonly version: number };

/**
 * Publishes the draft of a text as its next version: `kind`, and `effectiveOn`, the day from which it holds. Earlier
 * versions stay readable. Refused: no draft, no name of the board, and a day that is past.
 */
export const publishText = defineAction<Wanted, PublishFacts, Publication, Published>({
  name: "publish-text",
  summary: "Publish a page of the board",
  permission: "board.manage",
  read: (raw): Decision<Wanted> => {
    const [kind, effectiveOn] = [fieldText(raw, "kind"), parseDay(fieldText(raw, "effectiveOn").trim())];
    if (!isTextKind(kind)) return textKindUnknown.refuse();
    return effectiveOn ? ok({ kind, effectiveOn }) : effectiveInvalid.refuse();
  },
  load: async (tx, { kind }, { locks }) => {
    const { name } = await getProfile(tx, locks);
    const [last] = await listVersions(tx, kind);
    return ok({ draft: (await findDraft(tx, kind)) ?? null, named: name !== null, last: last ?? null });
  },
  rule: (facts, { effectiveOn }, { today }) => mayPublish(facts, effectiveOn, today),
  save: saveText,
});

async function saveText(
  tx: Tx,
  { version, body, effectiveOn }: Publication,
  { last }: PublishFacts,
  { kind }: Wanted,
): Promise<Saved<Published>> {
  await tx.insertInto("board.text").values({ kind, version, body, effective_on: effectiveOn }).execute();
  await tx.deleteFrom("board.draft").where("kind", "=", kind).execute();
  return {
    answer: { kind, version },
    subject: { kind: "board-text", id: `${kind} ${version}` },
    centreId: null,
    chain: "board",
    before: last && { version: last.version, effectiveOn: last.effectiveOn },
    after: { version, effectiveOn },
  };
}
