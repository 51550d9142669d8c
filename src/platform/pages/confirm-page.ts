import { type AnyAction, isProposed } from "../perform/action.ts";
import { consider, type Considered } from "../perform/consider.ts";
import type { Fields, Path } from "../addresses/define-path.ts";
import { redirect, type Reply, type Route, type WebRequest } from "../web/route.ts";
import { proposedPage } from "../web/proposed-reply.ts";
import { actRoutes, type ActPage, fieldsOf } from "./act-page.ts";
import { performFor, rawOf, refusedPage } from "./perform-for.ts";
import { type Question, questionPage } from "./question.ts";

/** A page that says what an act would do, and does it when told to: it asks nothing more. */
export type ConfirmPage<Pattern extends string, Input, Facts, Value, Answer> = ActPage<Pattern> & {
  readonly path: Path<Pattern>;
  readonly action: AnyAction<Input, Facts, Value, Answer>;
  /** Codes of refusals that mean that there is nothing here, or nothing of this person's. */
  readonly missing: readonly string[];
  /** The way back: of `Cancel`, and from a refusal. */
  back(sent: Fields<Pattern>): string;
  /** The page, made of what the act would do. */
  question(would: Considered<Input, Facts, Value>, sent: Fields<Pattern>): Question;
  /** Where the person goes once it is done. */
  after(answer: Answer, sent: Fields<Pattern>): string;
};

/** The two routes of a confirm page: what the act would do is considered when asking, and decided again when done. */
export function confirmPage<Pattern extends string, Input, Facts, Value, Answer>(
  page: ConfirmPage<Pattern, Input, Facts, Value, Answer>,
): readonly [Route, Route] {
  return actRoutes(page, { ask: (request) => ask(page, request), act: (request) => act(page, request) });
}

async function ask<Pattern extends string, Input, Facts, Value, Answer>(
  page: ConfirmPage<Pattern, Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  const [sent, { app, actor }] = [fieldsOf(page.path, request), request];
  const would = await consider(app, actor, page.action, rawOf(request));
  if (!would.ok) return refusedPage(would.refusals, page.missing, page.back(sent));
  const question = page.question(would.value, sent);
  const text = page.action.secondPerson?.needs(would.value)
    ? [...(question.text ?? []), secondPersonNeeded]
    : question.text;
  return questionPage({ ...question, ...(text ? { text } : {}) }, page.back(sent));
}

async function act<Pattern extends string, Input, Facts, Value, Answer>(
  page: ConfirmPage<Pattern, Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  const sent = fieldsOf(page.path, request);
  const done = await performFor(request, page.action);
  if (isProposed(done)) return proposedPage(done.proposal);
  return done.ok ? redirect(page.after(done.value, sent)) : refusedPage(done.refusals, page.missing, page.back(sent));
}

/** What a page says before an act that needs two people. */
export const secondPersonNeeded = "A second person must approve this before it is done.";
