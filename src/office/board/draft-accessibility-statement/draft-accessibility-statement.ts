import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import type { Contact, TextKind } from "../board.ts";
import { saveDraft } from "../draft-text/draft-text.ts";
import { contactFor, getProfile, listContacts } from "../queries.ts";
import type { Answers } from "./answers.ts";
import { readAnswers } from "./read-answers.ts";
import { mayBeStatement, type StatementFacts } from "./rule.ts";
import { writeStatement } from "./write-statement.ts";

type Facts = StatementFacts & { readonly contact: Contact | undefined };

/**
 * Writes the draft of the accessibility statement from answers, in the form of the law: `compliance`, `failures`,
 * `burden`, `outOfScope`, `improvements`, `tested`, `preparedOn`, `reviewedOn`, `replyDays` and `enforcement`.
 */
export const draftAccessibilityStatement = defineAction<Answers, Facts, Answers, { readonly kind: TextKind }>({
  name: "draft-accessibility-statement",
  summary: "Write the board's accessibility statement",
  permission: "board.manage",
  read: readAnswers,
  load: async (tx, _answers, { locks }) => {
    if (locks) await getProfile(tx, locks);
    const contact = contactFor(await listContacts(tx), "accessibility");
    return ok({ contact, reachable: contact !== undefined });
  },
  rule: (facts, answers, { today }) => mayBeStatement(answers, facts, today),
  save: saveStatement,
});

async function saveStatement(
  tx: Tx,
  answers: Answers,
  { contact }: Facts,
  _input: Answers,
  { app }: Moment,
): Promise<Saved<{ readonly kind: TextKind }>> {
  const { outOfScope, preparedOn, reviewedOn, replyDays, ...same } = answers;
  const row = {
    ...same,
    out_of_scope: outOfScope,
    prepared_on: preparedOn,
    reviewed_on: reviewedOn,
    reply_days: replyDays,
  };
  await tx
    .insertInto("board.accessibility_answers")
    .values(row)
    .onConflict((kept) => kept.column("single").doUpdateSet(row))
    .execute();
  const { name: board } = app.board;
  return saveDraft(tx, "accessibility", writeStatement(answers, { board, address: app.site.address, contact }));
}

/** The answers that were given last. */
export async function findAnswers(tx: Tx): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await tx
    .selectFrom("board.accessibility_answers")
    .select([
      "compliance",
      "failures",
      "burden",
      "out_of_scope as outOfScope",
      "improvements",
      "tested",
      "prepared_on as preparedOn",
      "reviewed_on as reviewedOn",
      "reply_days as replyDays",
      "enforcement",
    ])
    .executeTakeFirst();
  return row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
