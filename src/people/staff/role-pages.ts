import type { Refusal } from "#kernel";
import { type Asked, performFor, type Question, questionPage, rawOf } from "#platform/pages";
import { type AnyAction, consider, isProposed } from "#platform/perform";
import { notFound, proposedPage, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { roleCheck } from "./role-fields.ts";

/** What the form of a role asks, and what the page that checks it says. */
export type RoleForm = Asked & {
  /** Where Cancel leads. */
  readonly back: string;
  readonly who: string;
  readonly check: Pick<Question, "title" | "text" | "button">;
};

/** A form that gives a role, a page that checks it in words, then the act: all three at one address. */
export type RolePages<Input, Facts, Value, Answer> = {
  readonly path: { readonly pattern: string };
  readonly scope: Route["scope"];
  /** The form asks under `ask-` and this name. */
  readonly name: string;
  readonly summary: string;
  readonly action: AnyAction<Input, Facts, Value, Answer>;
  /** The form; undefined when there is nothing here, or nothing of this person's. */
  form(request: WebRequest): Promise<RoleForm | undefined>;
  after(answer: Answer, request: WebRequest): string;
};

/** The routes of such pages. Both ask people to confirm who they are. */
export function rolePages<Input, Facts, Value, Answer>(
  pages: RolePages<Input, Facts, Value, Answer>,
): readonly Route[] {
  const { path, scope, name, summary, action } = pages;
  if (action.permission === "self") throw new RangeError("No one gives a role to themselves.");
  const both = { face: "page", path: path.pattern, permission: action.permission, scope, confirm: true } as const;
  return [
    { ...both, name: `ask-${name}`, method: "GET", summary, handle: (request) => showForm(pages, request, []) },
    {
      ...both,
      name,
      method: "POST",
      summary: action.summary,
      act: action.name,
      handle: (request) => act(pages, request),
    },
  ];
}

async function act<Input, Facts, Value, Answer>(
  pages: RolePages<Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  if (request.form["checked"] !== "yes") return check(pages, request);
  const done = await performFor(request, pages.action);
  if (isProposed(done)) return proposedPage(done.proposal);
  return done.ok ? redirect(pages.after(done.value, request)) : showForm(pages, request, done.refusals);
}

async function check<Input, Facts, Value, Answer>(
  pages: RolePages<Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  const would = await consider(request.app, request.actor, pages.action, rawOf(request));
  if (!would.ok) return showForm(pages, request, would.refusals);
  const form = await pages.form(request);
  if (!form) return notFound;
  const { trail, caption, title, who, action } = form;
  const [path = ""] = request.path.split("?");
  const above = [...trail, { text: title, href: action ?? path }];
  const approval = pages.action.secondPerson?.needs(would.value) ? [secondAdministratorNeeded] : [];
  const text = [...approval, ...(form.check.text ?? [])];
  const question = {
    ...form.check,
    text,
    ...(caption ? { caption } : {}),
    ...(action ? { action } : {}),
    trail: above,
  };
  return questionPage({ ...question, cancel: "Start again", ...roleCheck(request.form, who) }, action ?? path);
}

const secondAdministratorNeeded = "A second administrator must approve this before it is done.";

async function showForm<Input, Facts, Value, Answer>(
  { form }: RolePages<Input, Facts, Value, Answer>,
  request: WebRequest,
  refusals: readonly Refusal[],
): Promise<Reply> {
  const asked = await form(request);
  if (!asked) return notFound;
  const values = { ...asked.values, ...request.query, ...request.form };
  return questionPage(asked, asked.back, { fields: asked.asks ?? [], values, refusals });
}
