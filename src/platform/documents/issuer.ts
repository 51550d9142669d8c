import { type Decision, ok } from "#kernel";
import { boardNameMissing } from "../refusals.ts";

/** The name and identifier on what is issued: nothing is issued before the board has them. */
export type Issuer = { readonly name: string; readonly identifier: string };

type Named = { readonly name: string; readonly identifier: string | null };

/** Under whose name a document is issued; refused while the board has none. */
export function issuerOf({ name, identifier }: Named): Decision<Issuer> {
  return identifier === null ? boardNameMissing.refuse() : ok({ name, identifier });
}
