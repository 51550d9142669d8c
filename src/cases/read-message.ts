import { type Decision, ok } from "#kernel";
import { fieldText } from "#platform/perform";
import { messageLong, messageMissing } from "./refusals.ts";

/** How many characters a message may have. */
export const messageMax = 10_000;

/** What was written, with its line ends as they are; blank where nothing is asked or nothing need be said. */
export function readMessage(raw: unknown, says: { readonly optional?: true } | undefined): Decision<string> {
  const message = says ? fieldText(raw, "message").replaceAll("\r\n", "\n").trim() : "";
  if (message.length > messageMax) return messageLong.refuse();
  return message === "" && says && !says.optional ? messageMissing.refuse() : ok(message);
}
