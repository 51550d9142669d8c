import type { Day, Decision } from "#kernel";
import type { Actor, Permission } from "../app/actor.ts";
import type { App } from "../app/app.ts";
import type { Logged } from "../audit/write-act.ts";
import type { Tx } from "../database/database.ts";
import type { Announcement } from "../events/define-event.ts";

/** When and by whom an act happens. Rules get the day from here and never read a clock. */
export type Moment = {
  readonly at: Temporal.Instant;
  readonly today: Day;
  readonly actId: string;
  readonly actor: Actor;
  readonly app: App;
  /** Whether the act is being done. When it is only considered, `load` must neither lock nor write. */
  readonly locks: boolean;
};

/** What an act did, for the audit log and the listeners. */
export type Saved<Answer> = Logged & { readonly answer: Answer; readonly events?: readonly Announcement[] };

/**
 * One thing a person can do. `read` parses a form, a JSON body or a file alike; `rule` is pure; `load` locks what it
 * decides on when `moment.locks` is set: `.$if(moment.locks, (query) => query.forUpdate())`.
 */
export type Action<Input, Facts, Value, Answer> = {
  readonly name: string;
  readonly summary: string;
  /** `self` is an act about the person's own account, which everybody known may do. */
  readonly permission: Permission | "self";
  /** Set for acts about signing in: they run as the database account that may read its secrets. */
  readonly account?: "access";
  read(raw: unknown, moment: Moment): Decision<Input>;
  load(tx: Tx, input: NoInfer<Input>, moment: Moment): Promise<Decision<Facts>>;
  rule(facts: NoInfer<Facts>, input: NoInfer<Input>, moment: Moment): Decision<Value>;
  save(
    tx: Tx,
    value: NoInfer<Value>,
    facts: NoInfer<Facts>,
    input: NoInfer<Input>,
    moment: Moment,
  ): Promise<Saved<Answer>>;
};

/** Declares an action. Names are verb-noun and never used twice; the module lists it among its acts. */
export function defineAction<Input, Facts, Value, Answer>(
  action: Action<Input, Facts, Value, Answer>,
): Action<Input, Facts, Value, Answer> {
  return action;
}
