import { isIP } from "node:net";
import type { Refusal } from "#kernel";
import { type Actor, subjectsOf } from "#platform";
import { findWebhookEvent, type ToldEvent } from "./events.ts";
import { isPublic } from "./send/public-address.ts";

/** What somebody wants an endpoint to be. */
export type EndpointWanted = { readonly url: string; readonly events: readonly string[] };

/** The address as it is kept, or why messages cannot go there. What the name leads to is looked at on each sending. */
export function readEndpointUrl(text: string, demo: boolean): { readonly url: string } | { readonly refusal: Refusal } {
  if (text.length > 500 || !URL.canParse(text)) return no("url-unsound", "Write the address as https://name/path.");
  const url = new URL(text);
  url.hash = "";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  if (url.username !== "" || url.password !== "") {
    return no("url-with-password", "Leave the user name and password out of the address: messages are signed instead.");
  }
  if (demo && url.protocol === "http:" && ["localhost", "127.0.0.1", "::1"].includes(host)) return { url: url.href };
  if (url.protocol !== "https:") return no("url-not-https", "Messages are sent by https only. Begin with https://.");
  const isInside = isIP(host) ? !isPublic(host) : nameInside.test(host);
  return isInside ? inside : { url: url.href };
}

/** Names that never lead outside a network (RFC 6762, RFC 8375, ICANN's .internal), and names without a dot. */
const nameInside = /^[^.]*$|\.(local|localhost|internal|home\.arpa|lan|intranet|corp|home)$/i;

const inside = no(
  "url-not-public",
  "This address is inside a network. Give an address that can be reached from the internet.",
);

function no(code: string, text: string): { readonly refusal: Refusal } {
  return { refusal: { code, text, field: "url" } };
}

/** Why a person may not have some events sent on: none chosen, or they may not see what the events tell of. */
export function eventRefusals(wanted: readonly string[], actor: Actor): readonly Refusal[] {
  const events = wanted.flatMap((name) => findWebhookEvent(name) ?? []);
  if (events.length === 0 || events.length < wanted.length) {
    return [{ code: "events-missing", field: "events", text: "Choose at least one event of the list." }];
  }
  return events
    .filter((event) => !maySend(event, actor))
    .map((event) => ({
      code: "event-not-held",
      field: "events",
      text: `You cannot have sent on what you may not see: ${event.about.toLowerCase()}. Leave it out.`,
    }));
}

/** Whether a person may see what an event tells of, for the whole centre. */
export function maySend({ told }: ToldEvent, actor: Actor): boolean {
  return subjectsOf(actor, told.needs) === "all";
}
