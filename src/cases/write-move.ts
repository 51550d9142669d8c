import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { CaseSide } from "./case-kind.ts";

/** The key of a move and of all that belongs to it. */
export type MoveKey = {
  readonly centre_id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly position: number;
};

type Said = { readonly side: CaseSide; readonly toCentre: boolean };

/** Writes a move in the name of the person who makes it. */
export async function addMove(
  tx: Tx,
  key: MoveKey,
  { act, status, side, toCentre }: Said & { readonly act: string; readonly status: string },
  { at, actor }: Moment,
): Promise<void> {
  await tx
    .insertInto("cases.move")
    .values({
      ...key,
      act,
      status,
      at: at.toString(),
      side,
      to_centre: toCentre,
      by_person: actor.personId,
      by_name: actor.name,
      shown_as: side === "board" ? null : actor.name,
    })
    .execute();
}

/** Writes what was said with a move. */
export async function addMessage(tx: Tx, key: MoveKey, body: string, { side, toCentre }: Said): Promise<void> {
  await tx
    .insertInto("cases.message")
    .values({ ...key, side, to_centre: toCentre, body })
    .execute();
}
