import type { Catalogue } from "#catalogue";
import type { App } from "#platform/app";
import type { Progress } from "#platform/cli";
import type { CentreCohort } from "./cohort/cohort.ts";
import type { DemoPeople } from "./people.ts";

/** What every step of the demonstration works with. */
export type DemoWorld = {
  readonly app: App;
  readonly seed: number;
  readonly out: string;
  readonly catalogue: Catalogue;
  readonly catalogueFiles: ReadonlyMap<string, Uint8Array>;
  readonly cohort: readonly CentreCohort[];
  readonly people: DemoPeople;
  readonly progress: Progress;
};

/**
 * A step of the year. It gives each day on which something happens, and goes on only when the demonstration has come
 * to that day: a day that never comes leaves the rest undone.
 */
export type DemoStep<Made = void> = AsyncGenerator<string, Made, void>;

export const demoSeries = "6A26";
