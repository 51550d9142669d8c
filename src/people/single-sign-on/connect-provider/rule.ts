import { type Decision, ok, refuse } from "#kernel";

/** Whether a provider may be connected: its identifier, which stands in the return address, is nobody else's. */
export function mayConnect<Written extends { readonly id: string }>(
  isTaken: boolean,
  written: Written,
): Decision<Written> {
  if (!isTaken) return ok(written);
  return refuse("sign-on-id-taken", `Another organisation has the identifier ${written.id}. Choose another.`, {
    field: "id",
  });
}
