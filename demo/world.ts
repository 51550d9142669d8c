import type { Catalogue } from "#catalogue";
import type { App, Progress } from "#platform";
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
  /** Moves the demonstration's calendar on: deadlines are met as they would have been. */
  setDay(day: string): void;
};

export const demoSeries = "6A26";
