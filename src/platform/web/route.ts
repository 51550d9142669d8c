import type { Refusal } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import type { Permission } from "../actors/actor.ts";
import type { Browser, Session } from "../actors/session.ts";
import type { App } from "../app/app.ts";
import type { Takes } from "./size-limits.ts";

/**
 * A place on the web: a page or an API endpoint, as a value. The server, the API document, `routes` and the tests read
 * these.
 */
export type Route = {
  /** Unique, such as `list-staff`. */
  readonly name: string;
  readonly face: "page" | "api";
  readonly method: "GET" | "POST";
  /** Such as `/centre/staff/:person`. */
  readonly path: string;
  /**
   * `signed-in`: everybody with a full session. `half`: also who owes the second factor. `enrolling`: also who may only
   * choose how to sign in.
   */
  readonly permission: Permission | "public" | "signed-in" | "half" | "enrolling";
  /** Whose things it shows: everyone's, the actor's centre's, any centre's, the actor's own. */
  readonly scope: "public" | "centre" | "board" | "candidate" | "person";
  readonly summary: string;
  /** The person must have proved to be there within the last quarter of an hour (ASVS 5.0, 7.5.3). */
  readonly confirm?: true;
  /** What may be sent at once, when it is more than a small form: a route that takes files says so here. */
  readonly takes?: Takes;
  /** Asked while the database might not answer, or has no time to: it shows the board as it was last read. */
  readonly readsNoBoard?: true;
  /** Answered at once, whatever waits: for monitoring. */
  readonly outOfTurn?: true;
  /** Makes a document: it waits in their queue and not in that of pages. */
  readonly work?: "documents";
  /** The action a POST performs. */
  readonly act?: string;
  readonly api?: ApiShape;
  /** Turns everybody away alike while there is no room: asked first, before who they are and what they sent is read. */
  turnAway?(app: App, from: Browser): Promise<Reply | undefined>;
  handle(request: WebRequest): Promise<Reply>;
};

/** A parameter of an endpoint: what it is about, and the form of its values where they have one. */
export type Parameter = {
  readonly about: string;
  readonly required?: true;
  readonly form?: { readonly pattern: RegExp; readonly words: string };
};

/** What the API document says of an endpoint. Schemas are JSON Schema. */
export type ApiShape = {
  readonly query?: Readonly<Record<string, Parameter>>;
  readonly body?: { readonly mediaType: string; readonly schema: object };
  readonly answer: { readonly mediaType: string; readonly schema: object };
  readonly refusals?: readonly string[];
};

export type WebRequest = {
  readonly app: App;
  readonly actor: Actor;
  /** The browser's session, whatever its level; undefined for the public and for a centre's own systems. */
  readonly session?: Session;
  readonly from: Browser;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of a form; a repeated field keeps its last value. */
  readonly form: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
  /** Body of an API call. */
  readonly json: unknown;
  readonly idempotencyKey?: string;
  readonly formToken: string;
  /** A secret that this browser was given before anyone signed in: what it was asked, no other browser may answer. */
  readonly browserNonce?: string;
  /** What this browser is known by, when somebody signed in there by password before. */
  readonly device?: string;
  /** What came as HTTP Basic credentials, for the token endpoint of systems. */
  readonly basic?: string;
  /** The token of the session itself, for ending it. */
  readonly sessionToken?: string;
};

export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Uint8Array };

export type Reply =
  | {
      readonly kind: "page";
      readonly status: number;
      readonly template: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly retryAfterSeconds?: number;
    }
  /** `browserNonce` gives this browser a secret of its own, for an hour. */
  | {
      readonly kind: "json";
      readonly status: number;
      readonly body: unknown;
      readonly browserNonce?: string;
      readonly authenticate?: string;
    }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly inline?: true;
      /** The address names the content, so that browsers may keep it for a year. */
      readonly forGood?: true;
    }
  /** `session` starts a session; null ends it in this browser. */
  | {
      readonly kind: "redirect";
      readonly to: string;
      readonly session?: string | null;
      readonly browserNonce?: string;
      /** Lets this browser be known again when somebody signs in by password. */
      readonly device?: string;
    }
  /** A sentence for many people at once: when to come back. A page of its own that is made once and kept. */
  | {
      readonly kind: "try-later";
      readonly status: 429 | 503;
      readonly heading: string;
      readonly text: string;
      readonly retryAfterSeconds: number;
      /** Names the ways to sign in that do not have to wait. */
      readonly signsIn?: true;
    }
  /** To another site that this program chose, such as an organisation's sign-in: never to an address that was sent. */
  | { readonly kind: "away"; readonly to: URL; readonly browserNonce?: string }
  | { readonly kind: "not-found" }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly refusals: readonly Refusal[];
      readonly retryAfterSeconds?: number;
      /** On a page: the path of this site to go back to. */
      readonly back?: string;
      /** How to say who asks (RFC 9110, 11.6.1); with status 401, `Bearer` unless said otherwise. */
      readonly authenticate?: string;
    };

/** A page made from a template under src/ with the data it names. */
export function page(template: string, data: Readonly<Record<string, unknown>>, status = 200): Reply {
  return { kind: "page", status, template, data };
}

/** Asks somebody to come back in so many seconds: nothing of who asked, or of what they sent, is on the page. */
export function tryLater(
  status: 429 | 503,
  heading: string,
  text: string,
  retryAfterSeconds: number,
): Reply & { readonly kind: "try-later" } {
  return { kind: "try-later", status, heading, text, retryAfterSeconds };
}

export function json(body: unknown, status = 200): Reply {
  return { kind: "json", status, body };
}

export function file(
  name: string,
  mediaType: string,
  bytes: Uint8Array,
  inline?: true,
): Reply & { readonly kind: "file" } {
  return { kind: "file", name, mediaType, bytes, ...(inline ? { inline } : {}) };
}

/** To a path of this site; after a POST, so that reloading repeats nothing. */
export function redirect(to: string): Reply & { readonly kind: "redirect" } {
  return { kind: "redirect", to };
}

/** The thing does not exist, or is not this person's to see: the same answer, byte for byte. */
export const notFound: Reply = { kind: "not-found" };

/** The answer to a refused act on the API; pages show refusals on the form instead. */
export function refused(refusals: readonly Refusal[], status = 422): Reply {
  return { kind: "refused", status, refusals };
}
