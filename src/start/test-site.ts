import type { FastifyInstance } from "fastify";
import { theProgram } from "./program.ts";
import { addPerson, type NewPerson } from "../people/people.ts";
import { startSession } from "../people/sessions/start-session.ts";
import type { Actor } from "../platform/actors/actor.ts";
import { nameBoard } from "../office/board/fixture.ts";
import type { App } from "../platform/app/app.ts";
import { refreshBoard, unnamedBoard } from "../platform/app/board.ts";
import { lazyDocumentWorkers } from "../platform/documents/lazy-workers.ts";
import { freshDatabase } from "../platform/database/fresh.ts";
import { buildServer } from "../platform/web/server.ts";
import type { Route } from "../platform/web/route.ts";

/** A whole site for one test file: its own database, the real server, and people who are signed in. */
export type TestSite = {
  readonly app: App;
  readonly server: FastifyInstance;
  signIn(person: NewPerson): Promise<Visitor>;
  visitor(): Visitor;
  /** The token of a new full session of somebody who was added. */
  token(personId: string): Promise<string>;
  close(): Promise<void>;
};

export type Visitor = {
  readonly actor: Actor | undefined;
  get(path: string): Promise<Answer>;
  post(path: string, form: Record<string, string>): Promise<Answer>;
  /** Sends bytes as they are, as programs do. */
  sendBytes(path: string, bytes: Uint8Array): Promise<Answer>;
  upload(path: string, field: string, name: string, bytes: Uint8Array, form?: Record<string, string>): Promise<Answer>;
};

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly bytes: Buffer;
  readonly headers: Record<string, unknown>;
};

/** How a site differs from the usual one; `named: false` is a board that nobody has named yet. */
export type TestSettings = Partial<Pick<App, "clock" | "demo" | "log" | "mail" | "site" | "freeBytes">> & {
  readonly named?: boolean;
};

export async function testSite(
  routes: readonly Route[] = theProgram.routes,
  { named = true, ...settings }: TestSettings = {},
): Promise<TestSite> {
  const database = await freshDatabase();
  const app: App = {
    database,
    board: unnamedBoard,
    demo: false,
    clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z"),
    log: (line) => console.error(line),
    documents: lazyDocumentWorkers(1),
    site: { address: "http://localhost" },
    mail: { mode: settings.demo ? "capture" : "none" },
    ...settings,
  };
  if (named) await nameBoard(database);
  await refreshBoard(app);
  const server = await buildServer(app, routes);
  const token = (personId: string) => startSession(app, { personId, level: "full", method: "passkey", from });
  return {
    app,
    server,
    token,
    signIn: async (person) => {
      const actor = await addPerson(app, person);
      return makeVisitor(server, actor, await token(person.personId));
    },
    visitor: () => makeVisitor(server, undefined, undefined),
    close: async () => {
      await server.close();
      await app.documents.stop();
      await database.close();
    },
  };
}

/** Where the visitors of the tests sit. */
const from = { browser: "a test", network: "127.0.0.1" };

function makeVisitor(server: FastifyInstance, actor: Actor | undefined, session: string | undefined): Visitor {
  const headers: Record<string, string> = session ? { authorization: `Bearer ${session}` } : {};
  const send = async (
    method: "GET" | "POST",
    url: string,
    more: Record<string, string>,
    payload?: string | Buffer,
  ): Promise<Answer> => {
    const reply = await server.inject({
      method,
      url,
      headers: { ...headers, ...more },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: reply.statusCode, body: reply.body, bytes: reply.rawPayload, headers: reply.headers };
  };
  return {
    actor,
    get: (path) => send("GET", path, {}),
    post: (path, form) =>
      send("POST", path, { "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams(form).toString()),
    sendBytes: (path, bytes) => send("POST", path, { "content-type": "application/octet-stream" }, Buffer.from(bytes)),
    upload: (path, field, name, bytes, form = {}) => {
      const boundary = "accolade-test-boundary";
      return send(
        "POST",
        path,
        { "content-type": `multipart/form-data; boundary=${boundary}` },
        multipartBody(boundary, field, name, bytes, form),
      );
    },
  };
}

function multipartBody(
  boundary: string,
  field: string,
  name: string,
  bytes: Uint8Array,
  form: Record<string, string>,
): Buffer {
  const fields = Object.entries(form)
    .map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`)
    .join("");
  const head =
    `${fields}--${boundary}\r\ncontent-disposition: form-data; name="${field}"; ` +
    `filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
