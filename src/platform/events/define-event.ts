import type { KnownEvent } from "../app/program.ts";

/** An event as it is announced, in the transaction of the act. */
export type Announcement = {
  readonly name: string;
  readonly centreId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
};

/** An event that a module brings: acts announce it with `of`. */
export type Event<Field extends string> = KnownEvent & {
  /** What happened, at which centre (null: at none, or it is not for a centre to know). */
  of(centreId: string | null, body: Readonly<Record<Field, unknown>>): Announcement;
};

type Plan<Field extends string> = Omit<KnownEvent, "fields" | "told"> & {
  readonly fields: Readonly<Record<Field, string>>;
  readonly told?: Omit<NonNullable<KnownEvent["told"]>, "fields"> & { readonly fields: readonly NoInfer<Field>[] };
};

/** Declares an event: its name, in the past tense, what it says, and what of it a centre's own systems are told. */
export function defineEvent<Field extends string>(plan: Plan<Field>): Event<Field> {
  return { ...plan, of: (centreId, body) => ({ name: plan.name, centreId, body }) };
}
