import type { Actor, Permission } from "../actors/actor.ts";
import type { App } from "./app.ts";
import type { Browser, Session } from "../actors/session.ts";

/** What can happen when somebody signs in: it works, or they are turned away. */
export type SignInEvent = {
  readonly kind:
    | "signed-in"
    | "signed-out"
    | "sign-in-failed"
    | "second-factor-failed"
    | "throttled"
    | "queue-full"
    | "not-permitted"
    | "form-not-ours"
    | "link-refused"
    | "more-refused"
    | "confirmed"
    | "password-forgotten"
    | "counter-went-back";
  readonly personId?: string | null;
  readonly centreId?: string | null;
  readonly method?: string;
  readonly route?: string;
};

/** Who is counted: a system, a signed-in person, or else everyone on one network. */
export type Counted = "client" | "person" | "network";

/** How many requests of a window are used: this one among them. */
export type Window = {
  readonly quota: number;
  readonly seconds: number;
  readonly count: number;
  /** Seconds until the window ends and the next begins. */
  readonly left: number;
};

/**
 * Why someone cannot be a second person to another: they are the same person, share a mailbox or an organisation's
 * sign-in, one account was opened with a link that was shown to the other, or one gave the other the role that allows
 * it less than a day ago.
 */
export type Tie = "same-person" | "same-mailbox" | "same-identity" | "link-shown" | "role-given";

/** Somebody at the board who has a permission, and what ties them to another person. */
export type Holder = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly tie: Tie | null;
};

/** What the platform asks about people: the one port, which the module `people` fills. */
export type Directory = {
  /** The session of a browser's token, with who acts; undefined when it is unknown or over. */
  findSession(app: App, token: string): Promise<Session | undefined>;
  /** Whether a bearer token is meant to be a system's: it is then never looked for among sessions. */
  isOfSystem(token: string): boolean;
  /** The centre's own system that showed a good key or token. */
  findSystem(app: App, token: string, network: string): Promise<Actor | undefined>;
  /** What somebody may do at the board now; undefined without a role there or an active account. */
  findActorAtBoard(app: App, personId: string): Promise<Actor | undefined>;
  /** Everyone who has a permission at the board now, and what ties each to a person. */
  findHolders(app: App, permission: Permission, personId: string): Promise<readonly Holder[]>;
  /** Counts a request; undefined when its kind has no limit. */
  countRequest(app: App, kind: Counted, who: string): Promise<Window | undefined>;
  /** Records a sign-in event. Never a secret or a name. */
  recordSignInEvent(app: App, event: SignInEvent, from: Browser): Promise<void>;
  /** Where systems get a token (OAuth 2.0 client credentials). */
  readonly tokenPath: string;
};
