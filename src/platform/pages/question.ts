import type { Refusal } from "#kernel";
import { page, type Reply } from "../web/route.ts";
import type { Field } from "./field.ts";

/** A page above this one. */
export type Crumb = { readonly text: string; readonly href: string };

/** What a page asks before an act: all that is said on it, and its two ways out. */
export type Question = {
  /** Short, for the title of the browser's tab; the heading too, where there is no other. */
  readonly title: string;
  readonly heading?: string;
  /** What the heading is part of, in small letters above it. */
  readonly caption?: string;
  readonly trail: readonly Crumb[];
  /** What happens, to whom, what it costs, until when it can be taken back: a paragraph each. */
  readonly text?: readonly string[];
  readonly warnings?: readonly string[];
  readonly rows?: readonly { readonly key: string; readonly value: string }[];
  /** Where the form is sent; to the page itself unless said. */
  readonly action?: string;
  /** What the button does: `Revoke access`. */
  readonly button: string;
  /** The button of what cannot be undone is red. */
  readonly danger?: true;
  /** The way out, `Cancel` unless said otherwise. */
  readonly cancel?: string;
  /** A template of the module that extends `platform/pages/question.njk`, with what it needs. */
  readonly template?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** What has been typed on the page, and what is wrong with it. */
export type Typed = {
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly refusals: readonly Refusal[];
};

const nothingTyped: Typed = { fields: [], values: {}, refusals: [] };

/** The page of a question: 422 when what was typed is refused. */
export function questionPage(question: Question, back: string, typed: Typed = nothingTyped): Reply {
  const { trail, template = "platform/pages/question.njk", data = {} } = question;
  const faults = faultsOf(typed.refusals);
  const status = typed.refusals.length > 0 ? 422 : 200;
  return page(template, { question, trail, back, faults, ...typed, ...data }, status);
}

/** What is wrong with each field, by its name: the first thing, where there are several. */
export function faultsOf(refusals: readonly Refusal[]): Readonly<Record<string, string>> {
  const named = refusals.flatMap(({ field, text }) => (field === undefined ? [] : [[field, text] as const]));
  return Object.fromEntries(named.reverse());
}
