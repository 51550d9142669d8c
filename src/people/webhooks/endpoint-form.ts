import type { Actor } from "#platform/actors";
import type { Asked, Crumb, Field } from "#platform/pages";
import { webhookEvents } from "./events.ts";
import { type EndpointWanted, maySend } from "./judge-endpoint.ts";
import { paths } from "./paths.ts";

const urlField: Field = {
  name: "url",
  label: "Address",
  hint: "The address of the system. It must begin with https:// and be reachable from the internet.",
  kind: "text",
};

/** What the form of a webhook says and asks: its address, and the events that the person may have sent on. */
export function endpointForm(
  actor: Actor,
  wanted: EndpointWanted,
  about: Pick<Asked, "title" | "trail" | "button" | "text">,
): Asked {
  const offered = webhookEvents()
    .filter((event) => maySend(event, actor))
    .map(({ name, about: text }) => ({
      name: `event-${name}`,
      text,
      code: name,
      chosen: wanted.events.includes(name),
    }));
  return {
    ...about,
    asks: [urlField],
    values: { url: wanted.url },
    template: "people/webhooks/endpoint-form.njk",
    data: { offered },
  };
}

/** The way down to a page about a webhook, or about webhooks. */
export function webhookTrail(endpoint?: string): readonly Crumb[] {
  return [
    { text: "Systems", href: paths.systems() },
    { text: "Webhooks", href: paths.webhooks() },
    ...(endpoint === undefined ? [] : [{ text: "Webhook", href: paths.webhook({ endpoint }) }]),
  ];
}
