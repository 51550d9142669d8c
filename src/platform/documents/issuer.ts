import { type Decision, ok, refuse } from "#kernel";

/** The name and identifier that stand on what is issued: nothing is issued before the board has them. */
export type Issuer = { readonly name: string; readonly identifier: string };

type Named = { readonly name: string; readonly identifier: string | null };

/** Under whose name a document is issued; refused while the board has none. */
export function issuerOf({ name, identifier }: Named): Decision<Issuer> {
  if (identifier !== null) return ok({ name, identifier });
  return refuse(
    "board-name-missing",
    "The board has not set its name, so no document can be issued yet. An administrator of the board sets it under " +
      "Settings.",
  );
}
