import { afterAll, beforeAll, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import type { Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { digestOf } from "./digest.ts";
import { attacks, careless, encoded } from "./hostile-corpus.ts";
import { somebodyFor } from "./hostile-askers.ts";
import { type NamesRead, notingNames } from "./hostile-names.ts";
import { addressOf, findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";

/**
 * Every attack in every parameter that a page or endpoint reads, and in every part of its address: no fault, nothing
 * given back as markup, nothing changed.
 */
let board: Board;
let server: FastifyInstance;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
let names: NamesRead;
let before: Awaited<ReturnType<typeof digestOf>>;
const reading = routes.filter((route) => route.method === "GET");
beforeAll(async () => {
  board = await openBoard(routes);
  const noting = notingNames(routes, board.app);
  [server, names] = [await board.serverOf(noting.routes), noting.names];
  [askers, objects, published] = [await allAskers(board), await findObjects(board), readPublished()];
  for (const route of reading) await ask(route, addressOf(objects, route, "own") ?? route.path);
  before = await digestOf(board);
});
afterAll(() => board.close());

async function ask(route: Route, url: string) {
  const reply = await server.inject({ url, headers: somebodyFor(route, askers, published).headers });
  const header = JSON.stringify(reply.headers);
  return {
    status: reply.statusCode,
    type: String(reply.headers["content-type"] ?? ""),
    body: reply.body,
    setsCookie: header.includes("zz=1"),
  };
}

async function attack(route: Route, what: string, url: string): Promise<readonly string[]> {
  const answer = await ask(route, url);
  const fault = answer.setsCookie ? "let a header in" : careless(answer);
  return fault ? [`${route.name}, ${what}: ${fault}`] : [];
}

test("what is careless is found", () => {
  const html = { status: 200, type: "text/html; charset=utf-8" };
  expect(careless({ ...html, body: "<p><script>zzscript(1)</script></p>" })).toMatch(/markup/);
  expect(careless({ ...html, body: `<input value=""><img src=zz onerror=zz()>` })).toMatch(/markup/);
  expect(careless({ ...html, body: "<p>1234000</p>" })).toMatch(/worked out/);
  expect(careless({ ...html, body: "root:x:0:0:root" })).toMatch(/file/);
  expect(careless({ ...html, status: 500, body: "" })).toMatch(/500/);
  expect(careless({ ...html, body: "<p>&lt;script&gt;zzscript(1)&lt;/script&gt;</p>" })).toBeUndefined();
});

test("every parameter of every page and endpoint withstands every attack, and nothing changes", async () => {
  const found: string[] = [];
  let asked = 0;
  for (const route of reading) {
    const address = addressOf(objects, route, "own") ?? route.path;
    for (const name of names.get(route.name) ?? []) {
      asked += Object.keys(attacks).length;
      found.push(
        ...(
          await Promise.all(
            Object.entries(attacks).map(([what, value]) =>
              attack(route, `${what} in ${name}`, `${address}?${encoded(name)}=${encoded(value)}`),
            ),
          )
        ).flat(),
      );
    }
  }
  console.log(`hostile input: ${asked} attacks on parameters`);
  expect(found).toEqual([]);
  expect(asked).toBeGreaterThan(2000);
  expect(await digestOf(board)).toEqual(before);
});

test("a parameter that comes twice, as a list, as an object or under the name of a prototype is one text or none", async () => {
  const found: string[] = [];
  for (const route of reading) {
    const address = addressOf(objects, route, "own") ?? route.path;
    const own = [...(names.get(route.name) ?? [])];
    const twice = own.map((name) => `${name}=zz&${name}=${encoded("'")}`).join("&");
    const lists = own.map((name) => `${name}[]=zz&${name}[0]=zz&${name}[__proto__][x]=zz`).join("&");
    const prototypes = "__proto__=zz&__proto__[admin]=1&constructor[prototype][admin]=1&toString=zz";
    const queries = { twice, lists, prototypes };
    for (const [what, query] of Object.entries(queries)) {
      found.push(...(await attack(route, what, `${address}?${query}`)));
    }
  }
  expect(found).toEqual([]);
  expect(Reflect.get({}, "admin")).toBeUndefined();
  expect(await digestOf(board)).toEqual(before);
});

test("every part of every address withstands every attack, and nothing changes", async () => {
  const found: string[] = [];
  let asked = 0;
  for (const route of reading) {
    for (const [part] of route.path.matchAll(/:\w+/g)) {
      const filled = addressOf(objects, { ...route, path: route.path.replace(part, "ZZPART") }, "own") ?? "";
      asked += Object.keys(attacks).length;
      found.push(
        ...(
          await Promise.all(
            Object.entries(attacks).map(([what, value]) =>
              attack(route, `${what} as ${part}`, filled.replace("ZZPART", encoded(value))),
            ),
          )
        ).flat(),
      );
    }
  }
  console.log(`hostile input: ${asked} attacks on addresses`);
  expect(found).toEqual([]);
  expect(asked).toBeGreaterThan(500);
  expect(await digestOf(board)).toEqual(before);
});
