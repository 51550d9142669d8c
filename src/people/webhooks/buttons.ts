import { type Action, perform } from "#platform/perform";
import { notFound, redirect, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import type { EndpointFacts } from "./endpoint.ts";
import { resumeEndpoint } from "./resume-endpoint/resume-endpoint.ts";
import { testEndpoint } from "./test-endpoint/test-endpoint.ts";

const home = "/centre/systems/webhooks";

/** What the buttons on the page of a webhook do. */
export const endpointButtonRoutes: readonly Route[] = [
  {
    name: "test-endpoint",
    face: "page",
    method: "POST",
    path: `${home}/:endpoint/test`,
    permission: "clients.manage",
    scope: "centre",
    summary: "Send a test message to a webhook",
    act: "test-endpoint",
    handle: (request) => press(request, testEndpoint, "tested"),
  },
  {
    name: "resume-endpoint",
    face: "page",
    method: "POST",
    path: `${home}/:endpoint/resumption`,
    permission: "clients.manage",
    scope: "centre",
    summary: "Resume a paused webhook",
    act: "resume-endpoint",
    handle: (request) => press(request, resumeEndpoint, "resumed"),
  },
];

async function press<Answer>(
  { app, actor, params, idempotencyKey }: WebRequest,
  action: Action<{ readonly endpointId: string }, EndpointFacts, EndpointFacts, Answer>,
  done: string,
): Promise<Reply> {
  const decision = await perform(app, actor, action, { endpointId: params["endpoint"] }, idempotencyKey);
  if (decision.ok) return redirect(`${home}/${params["endpoint"]}?done=${done}`);
  const codes = decision.refusals.map((refusal) => refusal.code);
  return codes.includes("endpoint-unknown") ? notFound : refused(decision.refusals);
}
