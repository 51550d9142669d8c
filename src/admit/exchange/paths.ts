import { definePath } from "#platform/addresses";

/** The addresses of the files of a kind, `entry-file`: at a centre, at the board and for programs. */
export function pathsOfKind(kind: string) {
  return {
    centre: {
      files: definePath(`/centre/${kind}s`),
      file: definePath(`/centre/${kind}s/:file`),
      reply: definePath(`/centre/${kind}s/:file/reply`),
    },
    board: {
      files: definePath(`/board/${kind}s`),
      file: definePath(`/board/${kind}s/:file`),
      reply: definePath(`/board/${kind}s/:file/reply`),
    },
    api: {
      files: definePath(`/api/v1/${kind}s`),
      file: definePath(`/api/v1/${kind}s/:file`),
      reply: definePath(`/api/v1/${kind}s/:file/reply`),
    },
  } as const;
}
