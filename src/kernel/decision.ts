/**
 * The answer a rule gives: yes with a value, or no with reasons a person can act on. An expected "no" is a value, never
 * an exception.
 */
export type Decision<Value> = Accepted<Value> | Refused;

export type Accepted<Value> = { readonly ok: true; readonly value: Value };

export type Refused = { readonly ok: false; readonly refusals: readonly Refusal[] };

/** One reason for a "no". `code` is stable and never reused; `text` is a sentence that also says what to do. */
export type Refusal = {
  readonly code: string;
  readonly text: string;
  readonly field?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: string;
};

export type RefusalPlace = Partial<Pick<Refusal, "field" | "file" | "line" | "column" | "source">>;

/** The yes. */
export function ok<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

/** The no, with one reason. */
export function refuse(code: string, text: string, place: RefusalPlace = {}): Refused {
  return { ok: false, refusals: [{ code, text, ...place }] };
}

/** A refusal with every reason found, so that a person can correct them all in one go. */
export function refuseAll(refusals: readonly Refusal[]): Refused {
  return { ok: false, refusals };
}
