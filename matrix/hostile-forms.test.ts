import { afterAll, beforeAll, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import type { Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { attacks, careless } from "./hostile-corpus.ts";
import { refreshed, somebodyFor } from "./hostile-askers.ts";
import { type NamesRead, notingNames } from "./hostile-names.ts";
import { addressOf, findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";

/** Every attack in every field that a form or a program may send, by somebody who may send it. */
let board: Board;
let server: FastifyInstance;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
let names: NamesRead;
const changing = routes.filter((route) => route.method === "POST");
beforeAll(async () => {
  board = await openBoard(routes);
  const noting = notingNames(routes, board.app);
  [server, names] = [await board.serverOf(noting.routes), noting.names];
  [askers, objects, published] = [await allAskers(board), await findObjects(board), readPublished()];
});
afterAll(() => board.close());

async function send(route: Route, type: string, payload: string): Promise<readonly string[]> {
  const asker = await refreshed(board, somebodyFor(route, askers, published));
  const reply = await server.inject({
    method: "POST",
    url: addressOf(objects, route, "own") ?? route.path,
    payload,
    headers: { ...asker.headers, "content-type": type },
  });
  const fault = careless({
    status: reply.statusCode,
    type: String(reply.headers["content-type"] ?? ""),
    body: reply.body,
  });
  return fault ? [`${route.name}, ${type}, ${payload.slice(0, 60)}: ${fault}`] : [];
}

const form = "application/x-www-form-urlencoded";
const fieldsUsual = ["name", "email", "reason", "next", "checked", "confirm"];

test("every field of every form withstands every attack", async () => {
  const found: string[] = [];
  for (const route of changing) {
    for (const value of Object.values(attacks)) {
      const fields = new Set([...fieldsUsual, ...(names.get(route.name) ?? [])]);
      const sent = new URLSearchParams([...fields].map((name) => [name, value.toWellFormed()])).toString();
      found.push(...(await send(route, form, sent)));
    }
  }
  expect(found).toEqual([]);
  expect([...names.values()].flatMap((each) => [...each]).length).toBeGreaterThan(100);
});

const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
const bodies: Readonly<Record<string, string>> = {
  deep,
  list: `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  text: '"text"',
  nothing: "null",
  number: "1e309",
  empty: "",
  cut: '{"a":',
  prototype: '{"__proto__":{"admin":true}}',
  constructor: '{"constructor":{"prototype":{"admin":true}}}',
  double: '{"series":"6A26","series":"\'"}',
  wrong: '{"marks":{"length":1e9},"series":[],"rows":"x","family":{}}',
};

test("every body that is no sound JSON, too deep, double or of another kind is refused plainly by every endpoint", async () => {
  const found: string[] = [];
  for (const route of changing.filter(({ face }) => face === "api")) {
    for (const body of Object.values(bodies)) found.push(...(await send(route, "application/json", body)));
  }
  expect(found).toEqual([]);
  expect(Reflect.get({}, "admin")).toBeUndefined();
});

test("a body of another content type than a route reads is refused, and none is guessed at", async () => {
  const found: string[] = [];
  const types = [
    "text/plain",
    "text/xml",
    "application/x-yaml",
    "multipart/form-data",
    "application/json; charset=utf-7",
    "x",
  ];
  for (const route of changing)
    for (const type of types) found.push(...(await send(route, type, "confirm=yes&name=zz")));
  expect(found).toEqual([]);
});
