import { type Field, fieldsOf, formPage, performFor, refusedPage } from "#platform/pages";
import { redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { loadEndpoint } from "../endpoint.ts";
import { webhookTrail } from "../endpoint-form.ts";
import { paths } from "../paths.ts";
import { deliveriesNone, endpointUnknown } from "../refusals.ts";
import { replayDeliveries } from "./replay-deliveries.ts";

const whichField: Field = {
  name: "which",
  label: "Which messages",
  kind: "choice",
  choices: [
    { value: "failed", text: "Failed messages only" },
    { value: "all", text: "All messages, including those that were delivered" },
  ],
};

/** Sending again: all messages since a time, or one. */
export const replayRoutes: readonly Route[] = [
  ...formPage({
    path: paths.replay,
    scope: "centre",
    action: replayDeliveries,
    missing: [endpointUnknown.code],
    back: ({ endpoint }) => paths.webhook({ endpoint }),
    question: async (tx, { endpoint }, actor) => {
      const found = await loadEndpoint(tx, actor.centreId ?? "", endpoint, { locks: false });
      return found.ok
        ? {
            title: "Send messages again",
            trail: webhookTrail(endpoint),
            text: ["Each message keeps its identifier, so the system can ignore messages it already has."],
            asks: [whichField],
            values: { which: "failed" },
            button: "Send messages again",
            template: "people/webhooks/replay-deliveries/page.njk",
          }
        : undefined;
    },
    after: ({ count }, { endpoint }) => paths.webhook({ endpoint }, { again: count }),
  }),
  {
    name: "replay-delivery",
    face: "page",
    method: "POST",
    path: paths.replayMessage.pattern,
    permission: "clients.manage",
    scope: "centre",
    summary: "Send one message again",
    act: "replay-deliveries",
    handle: replayOne,
  },
];

async function replayOne(request: WebRequest): Promise<Reply> {
  const { endpoint } = fieldsOf(paths.replayMessage, request);
  const done = await performFor(request, replayDeliveries);
  const here = paths.webhook({ endpoint }, done.ok ? { again: 1 } : {});
  return done.ok ? redirect(here) : refusedPage(done.refusals, [endpointUnknown.code, deliveriesNone.code], here);
}
