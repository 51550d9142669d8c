import type { Decision, Refusal } from "#kernel";
import type { Action, AnyAction, Performed } from "../perform/action.ts";
import { fingerprint } from "../perform/idempotency.ts";
import { perform } from "../perform/perform.ts";
import { notFound, type Reply, type WebRequest } from "../web/route.ts";

/** Everything a request says, as one: its query, form, JSON body and, above them all, the parts of its address. */
export type Raw = Readonly<Record<string, unknown>>;

/**
 * What a request says, for an action to read. Names that begin with `_` are the page's own. The address wins over the
 * body, so that a form cannot name another thing than its page is about.
 */
export function rawOf({ query, form, json, params }: WebRequest): Raw {
  const body = json !== null && typeof json === "object" && !Array.isArray(json) ? json : {};
  const said = Object.entries({ ...query, ...form, ...body }).filter(([name]) => !name.startsWith("_"));
  return { ...Object.fromEntries(said), ...params };
}

/** Performs an action with what a request says. What is sent twice, by the same key or from one form, is done once. */
export function performFor<Input, Facts, Value, Answer>(
  request: WebRequest,
  action: Action<Input, Facts, Value, Answer>,
  raw?: Raw,
): Promise<Decision<Answer>>;
export function performFor<Input, Facts, Value, Answer>(
  request: WebRequest,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw?: Raw,
): Promise<Performed<Answer>>;
export async function performFor<Input, Facts, Value, Answer>(
  request: WebRequest,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: Raw = rawOf(request),
): Promise<Performed<Answer>> {
  return perform(request.app, request.actor, action, raw, await idempotencyKeyOf(request, raw));
}

/**
 * The idempotency key: the header, as systems send it, or `_once`, which a form got when it was shown. A form that
 * was changed and sent again means something new, so its content is part of the key.
 */
export async function idempotencyKeyOf(request: WebRequest, raw: Raw = rawOf(request)): Promise<string | undefined> {
  const { idempotencyKey, form } = request;
  if (idempotencyKey !== undefined) return idempotencyKey;
  const once = form["_once"] ?? "";
  return /^[\w-]{1,64}$/.test(once) ? `${once} ${await fingerprint(raw)}` : undefined;
}

/**
 * The answer to a refusal: "not found" when one of its codes says that the thing is not there, or not this person's;
 * else the error summary, with a link to the way back.
 */
export function refusedPage(refusals: readonly Refusal[], missing: readonly string[], back?: string): Reply {
  if (refusals.some(({ code }) => missing.includes(code))) return notFound;
  return { kind: "refused", status: 422, refusals, ...(back === undefined ? {} : { back }) };
}
