import { definePath } from "#platform/addresses";

/** The addresses of the small provider itself, which is a site of its own. */
export const paths = { interaction: definePath("/interaction/:uid"), keys: definePath("/jwks") } as const;
