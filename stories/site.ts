import { sql } from "kysely";
import type { DemoWorld } from "#demo";
import type { App } from "#platform/app";
import type { Database } from "#platform/database";
import { makeSignInLink } from "#people";
import { copyOfDemonstration, type Demonstration, makeDemonstration, type Size } from "../matrix/demonstration.ts";
import { serveApp } from "../src/start/serve-app.ts";

export { afterResults } from "../matrix/demonstration.ts";

/** A demonstration board that is served on this machine, with a calendar that a story moves. */
export type Site = {
  readonly app: App;
  readonly world: DemoWorld;
  readonly address: string;
  /** What the program wrote in its log: faults. A story that ends well leaves it empty. */
  readonly faults: readonly string[];
  /** Moves the board's calendar and the clock of its database to an instant. */
  moveTo(instant: string): Promise<void>;
  /** A sign-in link that works once. */
  link(personId: string): Promise<string>;
  close(): Promise<void>;
};

/** Makes a board by the demonstration's own steps on an empty database, and serves it. */
export async function openSite(database: Database, size: Size): Promise<Site> {
  return serve(await makeDemonstration(database, size, "as a demonstration"));
}

/** Serves a copy of the board that is made once in a run of the tests. */
export async function openCopy(size: Size): Promise<Site> {
  const { database, ...made } = await copyOfDemonstration(size, "as a demonstration");
  const site = await serve(made);
  return {
    ...site,
    close: async () => {
      await site.close();
      await database.drop();
    },
  };
}

async function serve({ app, world, faults, moveTo }: Demonstration): Promise<Site> {
  const listening = await serveApp(app, { host: "127.0.0.1", port: 0 });
  const { address } = listening;
  return {
    app,
    world,
    address,
    faults,
    moveTo,
    link: async (personId) => `${address}/sign-in/${await makeSignInLink(app, personId)}`,
    close: async () => {
      await listening.close();
      await app.documents.stop();
    },
  };
}

/** Here the calendar goes back to before the releases were set, when entries were not held yet. */
export async function holdNothingBeforeRelease({ app }: Site): Promise<void> {
  await sql`create or replace function entries.held_families(of_series text) returns setof text language sql stable
    begin atomic
      select w.family from results.waiting() w where w.series = of_series and platform.clock() >= '2026-08-01';
    end`.execute(app.database.as.owner);
}
