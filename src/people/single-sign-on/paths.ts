import { definePath } from "#platform/addresses";

/** The addresses of the organisations whose sign-in the board trusts. */
export const paths = {
  providers: definePath("/board/single-sign-on"),
  connect: definePath("/board/single-sign-on/add"),
  provider: definePath("/board/single-sign-on/:provider"),
  test: definePath("/board/single-sign-on/:provider/test"),
  disconnect: definePath("/board/single-sign-on/:provider/disconnect"),
} as const;
