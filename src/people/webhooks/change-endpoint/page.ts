import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { loadEndpoint } from "../endpoint.ts";
import { endpointForm, webhookTrail } from "../endpoint-form.ts";
import { readEndpointForm } from "../make-endpoint/make-endpoint.ts";
import { paths } from "../paths.ts";
import { endpointUnknown } from "../refusals.ts";
import { changeEndpoint } from "./change-endpoint.ts";

/** Changing where a webhook goes, and what it is told of. */
export const changeEndpointRoutes: readonly Route[] = confirmed(
  formPage({
    path: paths.change,
    scope: "centre",
    action: changeEndpoint,
    missing: [endpointUnknown.code],
    back: ({ endpoint }) => paths.webhook({ endpoint }),
    question: async (tx, sent, actor) => {
      const found = await loadEndpoint(tx, actor.centreId ?? "", sent.endpoint, { locks: false });
      if (!found.ok) return undefined;
      const wanted = sent["url"] === undefined ? found.value.endpoint : readEndpointForm(sent);
      const trail = webhookTrail(sent.endpoint);
      return endpointForm(actor, wanted, { title: "Change the webhook", trail, button: "Save webhook" });
    },
    after: ({ endpointId }) => paths.webhook({ endpoint: endpointId }, { done: "changed" }),
  }),
);
