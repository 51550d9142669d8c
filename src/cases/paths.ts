import { definePath } from "#platform/addresses";

/** The addresses of a kind of case, by the word that it has in them: `questions`. */
export function casePaths(word: string) {
  return {
    list: { centre: definePath(`/centre/${word}`), board: definePath(`/board/${word}`) },
    opening: definePath(`/centre/${word}/ask`),
    case: { centre: definePath(`/centre/${word}/:case`), board: definePath(`/board/${word}/:case`) },
    move: (side: "centre" | "board", act: string) => definePath(`/${side}/${word}/:case/${act}`),
    api: {
      list: { centre: definePath(`/api/v1/${word}`), board: definePath(`/api/v1/board/${word}`) },
      case: definePath(`/api/v1/${word}/:case`),
      move: (act: string) => definePath(`/api/v1/${word}/:case/${act}`),
    },
  } as const;
}

export type CasePaths = ReturnType<typeof casePaths>;
