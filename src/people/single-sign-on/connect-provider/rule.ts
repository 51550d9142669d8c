import { type Decision, ok } from "#kernel";
import { signOnIdTaken } from "../refusals.ts";

/** Whether a provider may be connected: no other has its identifier, which is part of the return address. */
export function mayConnect<Written extends { readonly id: string }>(
  isTaken: boolean,
  written: Written,
): Decision<Written> {
  return isTaken ? signOnIdTaken.refuse({ id: written.id }) : ok(written);
}
