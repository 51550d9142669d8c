import { ok } from "#kernel";
import { type AnyAction, isProposed, perform, type Route } from "#platform";
import { backTo, personAsked, personPage } from "./about-person.ts";
import type { AccountDone, AccountInput } from "./account-facts.ts";
import { confirmRoutes, type Question } from "./confirm-page.ts";
import { type Desk, desks } from "./desk.ts";
import type { StaffPerson } from "./people.ts";

/** A page that asks before an act on a person's whole account. */
export type AccountPage<Facts, Value> = {
  readonly action: AnyAction<AccountInput, Facts, Value, AccountDone>;
  /** The last part of the address, and the word that the person's page gets after it was done. */
  readonly path: string;
  readonly done: string;
  /** Whether centres have it too, or only the board. */
  readonly centres: boolean;
  ask(person: StaffPerson): Omit<Question, "back" | "above"> | undefined;
};

/** The pages of such an act, at each desk that has it. */
export function accountPages<Facts, Value>(asked: AccountPage<Facts, Value>): readonly Route[] {
  return desks.filter(({ side }) => asked.centres || side === "board").flatMap((desk) => pagesAt(desk, asked));
}

function pagesAt<Facts, Value>(desk: Desk, { action, path, done, centres, ask }: AccountPage<Facts, Value>) {
  return confirmRoutes({
    act: action.name,
    ...(centres ? { which: desk.side === "centre" ? "staff" : "people" } : {}),
    path: `${desk.base}/:person/${path}`,
    permission: "people.manage",
    scope: desk.side,
    summary: action.summary.charAt(0).toLowerCase() + action.summary.slice(1),
    ask: async (request) => {
      const person = await personAsked(request);
      const question = person && ask(person);
      return question && { ...backTo(desk, person), ...question };
    },
    perform: async (request) => {
      const { app, actor, params, form, idempotencyKey } = request;
      const raw = { person: params["person"], reason: form["reason"] ?? "" };
      const decision = await perform(app, actor, action, raw, idempotencyKey);
      if (isProposed(decision)) return decision;
      return decision.ok ? ok(personPage(desk, request, done)) : decision;
    },
  });
}
