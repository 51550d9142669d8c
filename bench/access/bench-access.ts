import { availableParallelism } from "node:os";
import type { App } from "#platform/app";
import { buildServer } from "#platform/web";
import { routes } from "../../src/start/routes.ts";
import type { Benchmark, Measured } from "../benchmark.ts";
import { withThrowawayApp } from "../throwaway.ts";
import { fillCentre } from "./fill-centre.ts";
import { measurePasskeys } from "./measure-passkeys.ts";
import { measureReads } from "./measure-reads.ts";
import { measureStorm } from "./measure-storm.ts";

/** What signing in and being allowed cost. */
export const benchAccess: Benchmark = {
  name: "access",
  about: "a signed-in read beside the same query bare; sign-ins by passkey; more by password than can be served",
  run: (_io, { scale }) => withThrowawayApp((app) => measureAccess(app, scale)),
};

async function measureAccess(app: App, scale: number): Promise<Measured> {
  const server = await buildServer(app, routes);
  try {
    const seconds = Math.max(1, Math.floor(10 / scale));
    const centre = await fillCentre(app, { candidates: 500 });
    const reads = await measureReads(app, centre, seconds);
    const passkeys = await measurePasskeys(app, server, seconds);
    const storm = await measureStorm(app, server, Math.max(2, Math.floor(60 / scale)));
    return {
      name: "access",
      figures: {
        ...reads.figures,
        ...passkeys.figures,
        ...storm.figures,
        cores: { value: availableParallelism(), unit: "cores, shared with the database and the senders" },
      },
      ratios: { ...reads.ratios, ...storm.ratios },
    };
  } finally {
    await server.close();
  }
}
