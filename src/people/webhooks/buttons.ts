import type { Path } from "#platform/addresses";
import { fieldsOf, performFor, refusedPage } from "#platform/pages";
import type { Action } from "#platform/perform";
import { redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import type { EndpointFacts } from "./endpoint.ts";
import { paths } from "./paths.ts";
import { endpointUnknown } from "./refusals.ts";
import { resumeEndpoint } from "./resume-endpoint/resume-endpoint.ts";
import { testEndpoint } from "./test-endpoint/test-endpoint.ts";

/** What the buttons on the page of a webhook do. */
export const endpointButtonRoutes: readonly Route[] = [
  button(paths.test, testEndpoint, "tested"),
  button(paths.resume, resumeEndpoint, "resumed"),
];

function button<Answer>(
  path: Path<`${string}/:endpoint/${string}`>,
  action: Action<{ readonly endpointId: string }, EndpointFacts, EndpointFacts, Answer>,
  done: string,
): Route {
  return {
    name: action.name,
    face: "page",
    method: "POST",
    path: path.pattern,
    permission: "clients.manage",
    scope: "centre",
    summary: action.summary,
    act: action.name,
    handle: (request) => press(request, path, action, done),
  };
}

async function press<Answer>(
  request: WebRequest,
  path: Path<`${string}/:endpoint/${string}`>,
  action: Action<{ readonly endpointId: string }, EndpointFacts, EndpointFacts, Answer>,
  done: string,
): Promise<Reply> {
  const { endpoint } = fieldsOf(path, request);
  const decision = await performFor(request, action);
  return decision.ok
    ? redirect(paths.webhook({ endpoint }, { done }))
    : refusedPage(decision.refusals, [endpointUnknown.code], paths.webhook({ endpoint }));
}
