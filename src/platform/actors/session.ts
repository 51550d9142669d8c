import type { Actor } from "./actor.ts";

/**
 * How far a browser has come. `half`: the password was right and the second factor is owed. `enrolling`: the person is
 * known by a link we sent and may choose how to sign in, nothing else. `full`: signed in.
 */
export type Level = "half" | "enrolling" | "full";

/**
 * How somebody signed in, or an operator's or a demonstration's link. `password-alone` had no second factor: it is a
 * candidate's, and opens the candidate's own things whatever else the person is given meanwhile.
 */
export type Method = "passkey" | "password" | "password-alone" | "single-sign-on" | "link" | "demonstration";

export type Session = {
  readonly sessionId: string;
  readonly level: Level;
  readonly method: Method;
  readonly personId: string;
  readonly personName: string;
  /** Nobody but the public while the session is not full, or no place of work was chosen. */
  readonly actor: Actor;
  readonly formToken: string;
  /** Whether the person holds roles in more than one place, and may act for another. */
  readonly severalPlaces: boolean;
  /** When the person last proved to be there with every factor. */
  readonly provedAt: Temporal.Instant | null;
};

/** For whom a person acts: a centre, the board, as an assessor, or as a candidate. */
export type Place = {
  readonly side: "centre" | "board" | "assessor" | "candidate";
  readonly centreId: string | null;
  readonly candidateId: number | null;
};

/** What is remembered of the browser, so that people can recognise their own sessions. */
export type Browser = { readonly browser: string; readonly network: string };

/** Hours that a session lasts at most, and minutes without any use after which it ends (NIST SP 800-63B-4, AAL2). */
export const sessionLimits = { absoluteHours: 12, idleMinutes: 60, unfinishedMinutes: 30 } as const;
