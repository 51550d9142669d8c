import { type Decision, dayAt, ok } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import { newId } from "../database/new-id.ts";
import { notPermitted } from "../refusals.ts";
import type { AnyAction, Moment } from "./action.ts";
import { inSlices } from "./in-slices.ts";

/** What an act knows before it looks at the database. */
export type Begun<Input> = { readonly input: Input; readonly moment: Moment };

/**
 * How performing and considering both begin: the permission, the moment, and reading what was sent. `locks` says
 * whether the act is to be done, and so whether its loads lock what they read.
 */
export async function begin<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
  locks: boolean,
): Promise<Decision<Begun<Input>>> {
  if (!mayDo(actor, action)) return notPermitted.refuse();
  const at = app.clock();
  const moment: Moment = { at, today: dayAt(at), actId: newId(), actor, app, locks };
  const input = await inSlices(action.read(raw, moment));
  return input.ok ? ok({ input: input.value, moment }) : input;
}

/** Whether somebody has the permission that an act needs. */
export function mayDo({ personId, permissions }: Actor, { permission }: { readonly permission: string }): boolean {
  return permission === "self" ? personId !== "public" : permissions.has(permission);
}
