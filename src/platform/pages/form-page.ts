import type { Refusal } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import type { Tx } from "../database/database.ts";
import { type AnyAction, isProposed } from "../perform/action.ts";
import type { Fields, Path } from "../addresses/define-path.ts";
import { notFound, redirect, type Reply, type Route, type WebRequest } from "../web/route.ts";
import { proposedPage } from "../web/proposed-reply.ts";
import { actRoutes, type ActPage, fieldsOf } from "./act-page.ts";
import type { Field } from "./field.ts";
import { performFor } from "./perform-for.ts";
import { type Question, questionPage } from "./question.ts";

/** What a form page says and asks: its fields, and what they hold before anything is typed. */
export type Asked = Question & { readonly asks?: readonly Field[]; readonly values?: Readonly<Record<string, string>> };

/** A page that asks something before an act can be decided. */
export type FormPage<Pattern extends string, Input, Facts, Value, Answer> = ActPage<Pattern> & {
  readonly path: Path<Pattern>;
  readonly action: AnyAction<Input, Facts, Value, Answer>;
  readonly missing: readonly string[];
  back(sent: Fields<Pattern>): string;
  /** What is asked, at an instant; undefined when there is nothing here, or nothing of this person's. */
  question(tx: Tx, sent: Fields<Pattern>, actor: Actor, at: Temporal.Instant, app: App): Promise<Asked | undefined>;
  after(answer: Answer, sent: Fields<Pattern>): string;
};

/** The two routes of a form page. What is refused comes back on the form, with all that was typed. */
export function formPage<Pattern extends string, Input, Facts, Value, Answer>(
  page: FormPage<Pattern, Input, Facts, Value, Answer>,
): readonly [Route, Route] {
  return actRoutes(page, { ask: (request) => show(page, request), act: (request) => act(page, request) });
}

async function act<Pattern extends string, Input, Facts, Value, Answer>(
  page: FormPage<Pattern, Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  const done = await performFor(request, page.action);
  if (isProposed(done)) return proposedPage(done.proposal);
  if (done.ok) return redirect(page.after(done.value, fieldsOf(page.path, request)));
  if (done.refusals.some(({ code }) => page.missing.includes(code))) return notFound;
  return show(page, request, done.refusals);
}

async function show<Pattern extends string, Input, Facts, Value, Answer>(
  page: FormPage<Pattern, Input, Facts, Value, Answer>,
  request: WebRequest,
  refusals?: readonly Refusal[],
): Promise<Reply> {
  const { app, actor, form } = request;
  const sent = fieldsOf(page.path, request);
  const asked = await transactionAs(
    app,
    actor,
    (tx) => page.question(tx, sent, actor, app.clock(), app),
    page.action.account,
  );
  if (!asked) return notFound;
  const values = refusals ? form : { ...asked.values, ...sent };
  return questionPage(asked, page.back(sent), { fields: asked.asks ?? [], values, refusals: refusals ?? [] });
}
