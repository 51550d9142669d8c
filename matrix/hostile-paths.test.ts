import type { HTTPMethods } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { digestOf } from "./digest.ts";
import { expectedOf } from "./expectation.ts";
import { addressOf, findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";

/** The same address written otherwise, or asked for by another method, never opens what the address itself does not. */
let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
beforeAll(async () => {
  board = await openBoard(routes);
  const few = ["the public", "candidate"];
  askers = (await allAskers(board)).filter(({ name }) => few.includes(name));
  [objects, published] = [await findObjects(board), readPublished()];
});
afterAll(() => board.close());

const variants: Readonly<Record<string, (path: string) => string>> = {
  "a slash at the end": (path) => `${path}/`,
  "two slashes": (path) => path.replace(/\/(?=[^/]*$)/, "//"),
  "two slashes at the start": (path) => `/${path}`,
  "upper case": (path) => path.toUpperCase(),
  "an encoded slash": (path) => path.replace(/\/(?=[^/]*$)/, "%2f"),
  "an encoded letter": (path) => path.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  "a style sheet's name": (path) => `${path}.css`,
  "a style sheet below": (path) => `${path}/x.css`,
  "a parameter of the path": (path) => `${path};x.css`,
  "an encoded question mark": (path) => `${path}%3fx.css`,
  "a way round by dots": (path) => `/assets/..${path}`,
  "a way round by encoded dots": (path) => `/assets/%2e%2e${path}`,
  "a backslash": (path) => path.replaceAll("/", "\\"),
};

async function isKeptForEver(path: string): Promise<boolean> {
  const plain = await board.server.inject({ url: path });
  return plain.headers["cache-control"] === "public, max-age=31536000, immutable";
}

test("a path written otherwise is missing, or is decided as the path itself, and nothing of it is kept", async () => {
  const [found, asked]: [string[], string[]] = [[], []];
  for (const route of routes.filter((one) => one.method === "GET")) {
    const path = addressOf(objects, route, "own") ?? route.path;
    // What is named by what it holds, and is everybody's, is kept for ever, however its address is written.
    const forEver = route.permission === "public" && (await isKeptForEver(path));
    for (const asker of askers) {
      const open = expectedOf(published, route, asker) === "open";
      await Promise.all(
        Object.entries(variants).map(async ([what, write]) => {
          const url = write(path);
          asked.push(url);
          const reply = await board.server.inject({ url, headers: asker.headers });
          const where = `${asker.name}, ${what}, ${url}: ${reply.statusCode}`;
          if (reply.statusCode >= 500 && reply.statusCode !== 503) found.push(where);
          if (reply.statusCode < 300 && !open && !isPublic(url)) found.push(`${where} opened`);
          if (!forEver && reply.headers["cache-control"] !== "no-store") found.push(`${where} may be kept`);
        }),
      );
    }
  }
  expect(found).toEqual([]);
  expect(asked.length).toBeGreaterThan(3000);
});

/** Whether an address is a public page's own, such as one whose last part is a link's token. */
function isPublic(url: string): boolean {
  const [path = ""] = url.split("?");
  return routes.some(
    (route) =>
      route.method === "GET" &&
      route.permission === "public" &&
      new RegExp(`^${route.path.replaceAll(/:\w+/g, "[^/]+").replaceAll(".", "\\.")}$`).test(path),
  );
}

const others: readonly HTTPMethods[] = ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "SEARCH"];

test("another method, or a header that names one, does nothing anywhere", async () => {
  const [found, before]: [string[], unknown] = [[], await digestOf(board)];
  for (const path of new Set(routes.map((route) => route.path))) {
    const route = routes.find((one) => one.path === path);
    const url = route ? (addressOf(objects, route, "own") ?? path) : path;
    for (const asker of askers) {
      await Promise.all(
        others.map(async (method) => {
          const reply = await board.server.inject({ method, url, headers: asker.headers });
          if (reply.statusCode < 300 || reply.statusCode >= 500) found.push(`${method} ${url}: ${reply.statusCode}`);
        }),
      );
      const overriding = { "x-http-method-override": "POST", "x-method-override": "DELETE", "x-http-method": "PUT" };
      if (route?.method === "POST" && !routes.some((one) => one.path === path && one.method === "GET")) {
        const headers = { ...asker.headers, ...overriding };
        const reply = await board.server.inject({ url: `${url}?_method=POST`, headers });
        if (reply.statusCode < 300 && !isPublic(url)) found.push(`GET ${url} with an override: ${reply.statusCode}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(await digestOf(board)).toEqual(before);
});

test("HEAD meets the same wall as GET and gives no body; OPTIONS tells nothing more and lets no other site ask", async () => {
  const found: string[] = [];
  for (const route of routes.filter((one) => one.method === "GET")) {
    const url = addressOf(objects, route, "own") ?? route.path;
    for (const asker of askers) {
      const [get, head, options] = await Promise.all(
        (["GET", "HEAD", "OPTIONS"] as const).map((method) =>
          board.server.inject({ method, url, headers: { ...asker.headers, origin: "https://evil.example" } }),
        ),
      );
      if (get?.statusCode !== head?.statusCode) found.push(`${url}: HEAD ${head?.statusCode}, GET ${get?.statusCode}`);
      if (head?.body !== "") found.push(`${url}: HEAD gave a body`);
      const cors = [get, head, options].some((reply) => "access-control-allow-origin" in (reply?.headers ?? {}));
      if (cors) found.push(`${url}: another site may read it`);
    }
  }
  expect(found).toEqual([]);
});
