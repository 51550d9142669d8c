import { type Decision, ok } from "#kernel";
import { mailAddressInvalid, mailNotSet } from "../refusals.ts";

/** Whether a test message can be sent: there is a mail server, and an address to send it to. */
export function maySendTest(sends: boolean, to: string, isAddress: boolean): Decision<string> {
  if (!sends) return mailNotSet.refuse();
  return isAddress ? ok(to) : mailAddressInvalid.refuse();
}
