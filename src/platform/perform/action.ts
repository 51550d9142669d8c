import type { Day, Decision, Slices } from "#kernel";
import type { Actor, Permission } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import type { Approval, DecideAgain, Words } from "../app/proposable.ts";
import type { Audience, Logged } from "../audit/write-act.ts";
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
  /** Set when the act was proposed and a second person has approved it. */
  readonly approval?: Approval;
};

/** What an act did, for the audit log and the listeners. */
export type Saved<Answer> = Logged & {
  readonly answer: Answer;
  /** Further rows of the audit log, for an act on several things: each centre is shown those that carry it. */
  readonly also?: readonly Logged[];
  readonly events?: readonly Announcement[];
};

/**
 * The steps of one thing a person can do. `read` parses a form, a JSON body or a file alike; `rule` is pure; `load`
 * locks what it decides on when `moment.locks` is set: `.$if(moment.locks, (query) => query.forUpdate())`. Where a file
 * or a long list comes in, `read` and `rule` are in slices: nothing may keep other requests waiting.
 */
type Steps<Input, Facts, Value, Answer> = {
  readonly name: string;
  readonly summary: string;
  /** `self` is an act about the person's own account, which everybody known may do. */
  readonly permission: Permission | "self";
  /** Set for acts whose statements may take minutes, such as those that take in a table of everyone. */
  readonly takesLong?: true;
  /**
   * Who may know of the act and of the events that it announces: the centre that it carries, and the board, unless this
   * says the board alone. Decided when the act is written, and never changed.
   */
  readonly knownTo?: Audience | ((decided: Decided<NoInfer<Input>, NoInfer<Facts>, NoInfer<Value>>) => Audience);
  /** Set for acts about signing in: they run as the database account that may read its secrets. */
  readonly account?: "access";
  read(raw: unknown, moment: Moment): Decision<Input> | Slices<Decision<Input>>;
  load(tx: Tx, input: NoInfer<Input>, moment: Moment): Promise<Decision<Facts>>;
  rule(facts: NoInfer<Facts>, input: NoInfer<Input>, moment: Moment): Decision<Value> | Slices<Decision<Value>>;
  save(
    tx: Tx,
    value: NoInfer<Value>,
    facts: NoInfer<Facts>,
    input: NoInfer<Input>,
    moment: Moment,
  ): Promise<Saved<Answer>>;
};

/** One thing a person can do alone. */
export type Action<Input, Facts, Value, Answer> = Steps<Input, Facts, Value, Answer> & {
  readonly secondPerson?: undefined;
};

/** What was decided, and on what. */
export type Decided<Input, Facts, Value> = { readonly input: Input; readonly facts: Facts; readonly value: Value };

/** When an act needs a second person, and what that person is told. Acts of the board only. */
export type SecondPerson<Input, Facts, Value> = {
  /** Whether it is needed, as things stand. */
  needs(decided: Decided<Input, Facts, Value>): boolean;
  /** What the act is about. Of one act, one proposal about one thing waits at a time. */
  about(decided: Decided<Input, Facts, Value>): string;
  words(decided: Decided<Input, Facts, Value>): Words;
  /** Hours after which a proposal can no longer be approved. */
  readonly expiresAfterHours: number;
  /** The instant after which approving would be of no use: the proposal expires then at the latest. */
  neededBy?(decided: Decided<Input, Facts, Value>): Temporal.Instant;
};

/** One thing that a person may have to propose, so that a second person approves it. */
export type TwoPersonAction<Input, Facts, Value, Answer> = Steps<Input, Facts, Value, Answer> & {
  readonly secondPerson: SecondPerson<Input, Facts, Value>;
  readonly decideAgain: DecideAgain;
};

export type AnyAction<Input, Facts, Value, Answer> =
  | Action<Input, Facts, Value, Answer>
  | TwoPersonAction<Input, Facts, Value, Answer>;

/** A proposal that waits for a second person. */
export type Proposal = {
  readonly proposalId: string;
  readonly action: string;
  readonly title: string;
  readonly expiresAt: string;
};

/** The answer to an act that was not done yet, since it waits for a second person. */
export type Proposed = { readonly ok: false; readonly proposal: Proposal };

/** The answer to an act that may need a second person. */
export type Performed<Answer> = Decision<Answer> | Proposed;

/** Whether an act was not done yet, since it waits for a second person. */
export function isProposed<Answer>(performed: Performed<Answer>): performed is Proposed {
  return "proposal" in performed;
}

/** Declares an action. Names are verb-noun and never used twice; the module lists it among its acts. */
export function defineAction<Input, Facts, Value, Answer>(
  action: Action<Input, Facts, Value, Answer>,
): Action<Input, Facts, Value, Answer> {
  return action;
}
