import type { Refusal } from "#kernel";
import {
  isProposed,
  notFound,
  page,
  type Performed,
  proposedPage,
  redirect,
  type Reply,
  type Route,
  type WebRequest,
} from "#platform";

/** What a page asks before something is done: what happens, to whom, and what it wants to know. */
export type Question = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly button: string;
  /** Whether it takes something away from somebody. */
  readonly warning?: true;
  readonly asksReason?: true;
  readonly asksLastDay?: true;
  /** The page the person came from, which they go back to. */
  readonly back: { readonly text: string; readonly href: string };
  readonly above?: { readonly text: string; readonly href: string };
  /** The address that the form is sent to, when it is not the page's own. */
  readonly action?: string;
};

export type ConfirmPage = Pick<Route, "path" | "permission" | "scope" | "summary"> & {
  /** The name of the act, which the routes are named for. */
  readonly act: string;
  /** Added to the names of the routes where two desks have the page. */
  readonly which?: string;
  /** The question; undefined when there is nobody or nothing to ask about. */
  ask(request: WebRequest): Promise<Question | undefined>;
  /** Does it, and says where to go. */
  perform(request: WebRequest): Promise<Performed<string>>;
};

/** The page that asks and the form that does it. Both want a fresh proof of who is there. */
export function confirmRoutes({ act, which, ask, perform, ...shape }: ConfirmPage): readonly Route[] {
  const name = which ? `${act}-${which}` : act;
  return [
    {
      ...shape,
      name: `ask-${name}`,
      face: "page",
      method: "GET",
      confirm: true,
      summary: `Ask before: ${shape.summary}`,
      handle: async (request) => show(await ask(request), request, []),
    },
    {
      ...shape,
      name,
      face: "page",
      method: "POST",
      confirm: true,
      act,
      handle: async (request) => {
        const decision = await perform(request);
        if (isProposed(decision)) return proposedPage(decision.proposal);
        return decision.ok ? redirect(decision.value) : show(await ask(request), request, decision.refusals);
      },
    },
  ];
}

function show(question: Question | undefined, { form }: WebRequest, refusals: readonly Refusal[]): Reply {
  if (!question) return notFound;
  const faults = Object.fromEntries(refusals.flatMap(({ field, text }) => (field ? [[field, text] as const] : [])));
  return page(
    "people/staff/confirm-page.njk",
    { question, refusals, faults, reason: form["reason"] ?? "", until: form["until"] ?? "" },
    refusals.length > 0 ? 422 : 200,
  );
}
