import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { demoSignIns, type DemoWorld, runDemo } from "#demo";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import { lazyDocumentWorkers } from "#platform/documents";
import { buildServer, type Route } from "#platform/web";
import { freshDatabase } from "../src/platform/database/fresh.ts";
import { type AccessThings, addAccessThings } from "./add-access-things.ts";
import { type AsOperator, canary, fellow } from "./canaries.ts";
import { prepareForProofs } from "./module-proofs.ts";
import { theProgram } from "../src/start/program.ts";

/** A small board after a whole series, made by the demonstration's own steps, and the real server on it. */
export type Board = {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly world: DemoWorld;
  /** The centre whose people ask, and another whose things they must never see. */
  readonly own: string;
  readonly other: string;
  /** Things of signing in of both centres. */
  readonly things: { readonly own: AccessThings; readonly other: AccessThings };
  /** The server of other routes on the same board: for planting holes. */
  serverOf(routes: readonly Route[]): Promise<FastifyInstance>;
  /** Moves the clock that embargoes are compared with. */
  moveTo(instant: string): Promise<void>;
  readonly asOperator: AsOperator;
  close(): Promise<void>;
};

const silent = { phase: () => ({ advance: () => undefined, done: () => undefined }) };

/** Makes the board. The other centre's candidates and people have names that would be noticed anywhere. */
export async function openBoard(routes: readonly Route[]): Promise<Board> {
  const database = await freshDatabase();
  const operator = await operatorOf(database.address.name);
  await operator.query("delete from access.request_limit");
  const calendar = { now: Temporal.Instant.from("2026-01-12T09:00:00Z") };
  const documents = lazyDocumentWorkers(1);
  const app: App = {
    database,
    board: unnamedBoard,
    demo: false,
    clock: () => calendar.now,
    log: () => undefined,
    documents,
    site: { address: defaultAddress },
    mail: { mode: "none" },
  };
  const moveTo = async (instant: string): Promise<void> => {
    calendar.now = Temporal.Instant.from(instant);
    await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
      return ${sql.lit(instant)}::timestamptz`.execute(database.as.owner);
  };
  const world = await madeBoard(app, (day) => moveTo(`${day}T10:00:00Z`));
  await moveTo("2026-08-22T09:00:00Z");
  const bySize = [...world.cohort].sort((a, b) => a.sat.length - b.sat.length).map((each) => each.centre.centreId);
  const [own = "", other = ""] = [bySize[0], bySize.at(-1)];
  await nameCanaries(operator, own, other);
  const servers: FastifyInstance[] = [];
  const serverOf = async (served: readonly Route[]): Promise<FastifyInstance> => {
    const server = await buildServer(app, served);
    servers.push(server);
    return server;
  };
  const asOperator = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await operator.query<Row>(text, [...values])).rows;
  const thingsOf = (centreId: string) => addAccessThings({ asOperator, other }, centreId);
  return {
    app,
    world,
    own,
    other,
    asOperator,
    serverOf,
    moveTo,
    server: await serverOf(routes),
    things: { own: await thingsOf(own), other: await thingsOf(other) },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
      await documents.stop();
      await operator.end();
      await database.close();
    },
  };
}

async function operatorOf(database: string): Promise<pg.Client> {
  const { host, port, secret } = inject("testServer");
  const operator = new pg.Client({ host, port, user: "accolade_root", password: secret, database });
  await operator.connect();
  return operator;
}

async function madeBoard(app: App, setDay: (day: string) => Promise<void>): Promise<DemoWorld> {
  const out = await mkdtemp(join(tmpdir(), "accolade-matrix-"));
  try {
    const { world } = await runDemo(
      app,
      { centres: 3, candidates: 60, seed: 2026, out },
      {
        progress: silent,
        subscribers: theProgram.subscribers,
        writePack: async () => undefined,
        statements: "none",
        setDay,
      },
    );
    await demoSignIns(world, "");
    await prepareForProofs(world);
    return world;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function nameCanaries(operator: pg.Client, own: string, other: string): Promise<void> {
  await operator.query(
    `update candidates.candidate
    set surname = case centre_id when $1 then $2 else $3 end || candidate_id
    where centre_id = $1 or centre_id = $4 and candidate_id <> (
      select min(candidate_id) from awarding.result where centre_id = $4)`,
    [other, canary, fellow, own],
  );
}
