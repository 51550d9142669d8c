import { definePath } from "#platform/addresses";

/** The addresses of the catalogue. */
export const paths = {
  catalogue: definePath("/board/catalogue"),
  qualification: definePath("/board/catalogue/:qualification"),
  entryCodes: definePath("/entry-codes"),
  prices: definePath("/fees"),
  pricesApi: definePath("/api/v1/fees"),
  basedata: definePath("/basedata"),
  basedataFile: definePath("/basedata/:file"),
  basedataApi: definePath("/api/v1/basedata/:series"),
} as const;
