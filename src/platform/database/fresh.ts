import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "./database.ts";

/** A database of its own for one test file, cloned from the migrated template of the test server. */
export async function freshDatabase(): Promise<Database & { drop(): Promise<void> }> {
  const server = inject("testServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asRoot(server, `create database ${name} template accolade_template owner accolade_owner`);
  const database = openDatabase({ host: server.host, port: server.port, secret: server.secret, name }, 4);
  const close = database.close;
  const drop = async () => {
    await close();
    await asRoot(server, `drop database ${name} with (force)`);
  };
  return { ...database, close: drop, drop };
}

export type TestServer = { host: string; port: number; secret: string };

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

async function asRoot(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: "accolade_root",
    password: server.secret,
    database: "postgres",
  });
  await client.connect();
  await client.query(statement);
  await client.end();
}
