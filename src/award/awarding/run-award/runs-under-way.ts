import type { App } from "#platform/app";

type Run = { readonly runId: string; readonly series: string };

const runs = new WeakMap<App["database"]["pools"], Set<Run>>();

/** The award runs that this program carries out now. */
export function runsUnderWay({ database }: App): readonly Run[] {
  return [...(runs.get(database.pools) ?? [])];
}

/** Notes that a run is carried out until it has ended. */
export function noteRun<Value>({ database }: App, run: Run, finished: Promise<Value>): Promise<Value> {
  const own = runs.get(database.pools) ?? new Set();
  runs.set(database.pools, own.add(run));
  return finished.finally(() => own.delete(run));
}
