import type { Tx } from "#platform/database";
import type { AnyKind } from "../case-kind.ts";
import type { CaseRow } from "../case-row.ts";
import { wordsOf } from "../move-words.ts";

/** Something that was said, as a side reads it. */
export type Said = {
  readonly at: string;
  readonly who: string;
  readonly side: string;
  /** Only the board sees it. */
  readonly internal: boolean;
  readonly body: string;
};

/** Something that was done, as a side reads it. */
export type Done = { readonly at: string; readonly who: string; readonly did: string };

/** All that was said in a case and that the person of the transaction may see, oldest first. */
export async function saidIn(tx: Tx, { centreId, caseId }: CaseRow, side: string): Promise<readonly Said[]> {
  const rows = await tx
    .selectFrom("cases.message as m")
    .innerJoin("cases.move as v", (join) =>
      join
        .onRef("v.centre_id", "=", "m.centre_id")
        .onRef("v.case_id", "=", "m.case_id")
        .onRef("v.position", "=", "m.position"),
    )
    .select(["v.at", "m.side", "m.to_centre as shown", "m.body"])
    .select(side === "board" ? "v.by_name as who" : "v.shown_as as who")
    .where("m.centre_id", "=", centreId)
    .where("m.case_id", "=", caseId)
    .orderBy("m.position")
    .execute();
  return rows.map(({ who, shown, ...said }) => ({ ...said, who: who ?? "The board", internal: !shown }));
}

/** All that was done to a case and that the person of the transaction may see, newest first. */
export async function doneIn(
  tx: Tx,
  kind: AnyKind,
  { centreId, caseId }: CaseRow,
  side: string,
): Promise<readonly Done[]> {
  const rows = await tx
    .selectFrom("cases.move")
    .select(["at", "act", "position", side === "board" ? "by_name as who" : "shown_as as who"])
    .where("centre_id", "=", centreId)
    .where("case_id", "=", caseId)
    .orderBy("position", "desc")
    .execute();
  const given = side === "board" ? await givenTo(tx, centreId, caseId) : new Map<number, string>();
  return rows.map(({ at, act, position, who }) => {
    const to = kind.moves.some((move) => move.act === act && move.hands === "chosen") ? given.get(position) : undefined;
    return { at, who: who ?? "The board", did: `${wordsOf(kind, act)}${to === undefined ? "" : `: ${to}`}` };
  });
}

/** To whom a case was given, by the move that gave it. */
async function givenTo(tx: Tx, centreId: string, caseId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .selectFrom("cases.seat")
    .select(["position", "person_name as name"])
    .where("centre_id", "=", centreId)
    .where("case_id", "=", caseId)
    .execute();
  return new Map(rows.map(({ position, name }) => [position, name]));
}
