import type { FastifyInstance } from "fastify";
import pg from "pg";
import { inject } from "vitest";
import type { DemoWorld } from "#demo";
import type { App } from "#platform/app";
import { buildServer, type Route } from "#platform/web";
import { type AccessThings, addAccessThings } from "./add-access-things.ts";
import { type AsOperator, canary, fellow } from "./canaries.ts";
import { copyOfDemonstration } from "./demonstration.ts";

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

/** Makes the board. The other centre's candidates and people have names that would be noticed anywhere. */
export async function openBoard(routes: readonly Route[]): Promise<Board> {
  const { app, database, world, moveTo } = await copyOfDemonstration({ centres: 3, candidates: 60 }, "as a real board");
  const operator = await operatorOf(database.address.name);
  await operator.query("delete from access.request_limit");
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
      await app.documents.stop();
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

async function nameCanaries(operator: pg.Client, own: string, other: string): Promise<void> {
  // Without triggers: these are their names from the first, and results were issued in them.
  await operator.query("set session_replication_role = replica");
  await operator.query(
    `update candidates.candidate
    set surname = case centre_id when $1 then $2 else $3 end || candidate_id
    where centre_id = $1 or centre_id = $4 and candidate_id <> (
      select min(candidate_id) from awarding.result where centre_id = $4)`,
    [other, canary, fellow, own],
  );
  await operator.query("set session_replication_role = origin");
}
