import { definePath } from "#platform/addresses";

/** The addresses that its navigation leads to. Those of questions come with their kind of case. */
export const paths = { own: definePath("/centre/questions"), queue: definePath("/board/questions") } as const;
