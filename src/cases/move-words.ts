import type { AnyKind } from "./case-kind.ts";

/** The act with which every case begins. */
export const openingAct = "open";

/** What was done, after who did it: `asked the question`. */
export function wordsOf({ moves, noun }: AnyKind, act: string): string {
  return moves.find((move) => move.act === act)?.done ?? `asked the ${noun}`;
}
