import type { Tx } from "#platform/database";
import type { AnyKind } from "../case-kind.ts";
import type { CaseRow } from "../case-row.ts";
import { wordsOf } from "../move-words.ts";
import type { LastMove } from "./rule.ts";

/** The last move of a case that the person of the transaction may see. */
export async function findLastMove(
  tx: Tx,
  kind: AnyKind,
  { centreId, caseId }: CaseRow,
  side: string,
): Promise<LastMove> {
  const last = await tx
    .selectFrom("cases.move")
    .select(["act", side === "board" ? "by_name as who" : "shown_as as who"])
    .where("centre_id", "=", centreId)
    .where("case_id", "=", caseId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return { who: last?.who ?? "The board", did: wordsOf(kind, last?.act ?? "open") };
}
