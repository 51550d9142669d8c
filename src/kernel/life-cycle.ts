/**
 * A life cycle as data: for every status, the acts possible in it and the status each leads to. Pages, rules, database
 * constraints and the diagrams in the documents all read this one table.
 */
export type LifeCycle<Status extends string, Act extends string> = {
  readonly name: string;
  readonly steps: Readonly<Record<Status, Readonly<Partial<Record<Act, Status>>>>>;
};

/** Declares a life cycle; the first status listed is the one a new record has. */
export function lifeCycle<Status extends string, Act extends string>(
  name: string,
  steps: Readonly<Record<Status, Readonly<Partial<Record<Act, Status>>>>>,
): LifeCycle<Status, Act> {
  return { name, steps };
}

/** The status an act leads to, or undefined when the act is not possible in this status. */
export function statusAfter<Status extends string, Act extends string>(
  cycle: LifeCycle<Status, Act>,
  status: Status,
  act: Act,
): Status | undefined {
  return cycle.steps[status][act];
}
