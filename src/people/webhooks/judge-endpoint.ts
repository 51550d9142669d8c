import { isIP } from "node:net";
import type { Refusal } from "#kernel";
import { type Actor, subjectsOf } from "#platform/actors";
import { findWebhookEvent, type ToldEvent } from "./events.ts";
import * as reasons from "./refusals.ts";
import { isPublic } from "./send/public-address.ts";

/** What somebody wants an endpoint to be. */
export type EndpointWanted = { readonly url: string; readonly events: readonly string[] };

/** The address as it is kept, or why messages cannot go there. What the name leads to is looked at on each sending. */
export function readEndpointUrl(text: string, demo: boolean): { readonly url: string } | { readonly refusal: Refusal } {
  if (text.length > 500 || !URL.canParse(text)) return { refusal: reasons.urlUnsound.of() };
  const url = new URL(text);
  url.hash = "";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  if (url.username !== "" || url.password !== "") return { refusal: reasons.urlWithPassword.of() };
  if (demo && url.protocol === "http:" && ["localhost", "127.0.0.1", "::1"].includes(host)) return { url: url.href };
  if (url.protocol !== "https:") return { refusal: reasons.urlNotHttps.of() };
  const isInside = isIP(host) ? !isPublic(host) : nameInside.test(host);
  return isInside ? { refusal: reasons.urlNotPublic.of() } : { url: url.href };
}

/** Names that never lead outside a network (RFC 6762, RFC 8375, ICANN's .internal), and names without a dot. */
const nameInside = /^[^.]*$|\.(local|localhost|internal|home\.arpa|lan|intranet|corp|home)$/i;

/** Why a person may not have some events sent on: none chosen, or they may not see what the events tell of. */
export function eventRefusals(wanted: readonly string[], actor: Actor): readonly Refusal[] {
  const events = wanted.flatMap((name) => findWebhookEvent(name) ?? []);
  if (events.length === 0 || events.length < wanted.length) return [reasons.eventsMissing.of()];
  return events
    .filter((event) => !maySend(event, actor))
    .map((event) => reasons.eventNotHeld.of({ event: event.about.toLowerCase() }));
}

/** Whether a person may see what an event tells of, for the whole centre. */
export function maySend({ told }: ToldEvent, actor: Actor): boolean {
  return subjectsOf(actor, told.needs) === "all";
}
