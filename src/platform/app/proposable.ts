import type { Decision } from "#kernel";
import type { Tx } from "../database/database.ts";
import type { Actor } from "../actors/actor.ts";
import type { App } from "./app.ts";

/** One thing that is said of an act, such as `Last day` and `31 August 2026`. */
export type Line = { readonly key: string; readonly value: string };

/** What an act would do, in words, for the person who is asked to approve it. */
export type Words = {
  /** In one line, for a list: `Make Sam Smith an administrator`. */
  readonly title: string;
  /** Exactly what it would do. */
  readonly does: readonly Line[];
  /** What it depends on. If any of it is different later, the act is not done as it was proposed. */
  readonly restsOn: readonly Line[];
};

/** The second person's part in an act that one person proposed. */
export type Approval = {
  readonly proposalId: string;
  readonly approver: { readonly personId: string; readonly name: string };
};

/** For whom, and when, something that was proposed is decided again. */
export type ForWhom = {
  readonly app: App;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly actId: string;
  /** Whether it is to be done, and so whether what it reads is locked. */
  readonly locks: boolean;
  readonly approval?: Approval;
};

/** An act decided again: what it would do now, and how to carry it out, which gives its answer. */
export type DecidedAgain = { readonly words: Words; carryOut(): Promise<unknown> };

/** Decides an act again from what was sent when it was proposed; nothing is changed until it is carried out. */
export type DecideAgain = (tx: Tx, raw: unknown, whose: ForWhom) => Promise<Decision<DecidedAgain>>;
