import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { webhookTrail } from "../endpoint-form.ts";
import { paths } from "../paths.ts";
import { endpointUnknown } from "../refusals.ts";
import { removeEndpoint } from "./remove-endpoint.ts";

/** Removing a webhook: what becomes of its messages. */
export const removeEndpointRoutes: readonly Route[] = confirmPage({
  path: paths.remove,
  scope: "centre",
  action: removeEndpoint,
  missing: [endpointUnknown.code],
  back: ({ endpoint }) => paths.webhook({ endpoint }),
  question: ({ value: { endpoint, waiting } }) => ({
    title: "Remove the webhook",
    trail: webhookTrail(endpoint.endpointId),
    rows: [{ key: "Address", value: endpoint.url }],
    text: [
      `No more messages will be sent to it. ${waitingSentence(waiting)}You cannot undo this. To use the webhook again, ` +
        "add it as a new one.",
    ],
    button: "Remove the webhook",
    danger: true,
  }),
  after: () => paths.webhooks({ done: "removed" }),
});

function waitingSentence(waiting: number): string {
  if (waiting === 0) return "";
  return `${waiting} ${waiting === 1 ? "message is" : "messages are"} waiting and will not be sent. `;
}
