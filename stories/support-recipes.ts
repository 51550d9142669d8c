import type { Known } from "./known.ts";
import type { Recipes } from "./recipes.ts";

/** The pages of questions: one that is new, one that waits for the centre, and one that was answered. */
export function supportPages({ questions: { asked, waiting, answered } }: Known): Recipes {
  const moves = {
    centre: ["say", "answer", "withdraw", "reopen"],
    board: ["reply", "query", "note", "allocate", "resolve"],
  } as const;
  const pagesOf = (side: "centre" | "board") =>
    Object.fromEntries(
      moves[side].map((act) => [
        `ask-${act}-support-question`,
        [`/${side}/questions/${act === "answer" ? waiting : act === "reopen" ? answered : asked}/${act}`],
      ]),
    );
  const each = (side: "centre" | "board") => [asked, waiting, answered].map((id) => `/${side}/questions/${id}`);
  return {
    ...pagesOf("centre"),
    ...pagesOf("board"),
    "show-own-support-question": each("centre"),
    "show-support-question": each("board"),
  };
}
