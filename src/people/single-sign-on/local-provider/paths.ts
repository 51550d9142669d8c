import { definePath } from "#platform/addresses";

/** The addresses of the small provider itself, which is a site of its own. */
export const paths = { interaction: definePath("/interaction/:uid"), keys: definePath("/jwks") } as const;

/** Whether an address is of the page at which somebody stands before the provider. */
export function isInteraction(url: string | undefined): boolean {
  return url?.startsWith(paths.interaction({ uid: "-" }).slice(0, -1)) ?? false;
}
