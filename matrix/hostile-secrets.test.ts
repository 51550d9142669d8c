import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { expectedOf } from "./expectation.ts";
import { addressOf, findObjects } from "./objects.ts";
import { readPublished } from "./published.ts";

/** No secret stands in the repository, and none of those that are kept reaches a browser. */
const root = join(import.meta.dirname, "..");
let board: Board;
let askers: readonly Asker[];
beforeAll(async () => {
  board = await openBoard(routes);
  askers = await allAskers(board);
});
afterAll(() => board.close());

/** How keys of well-known services and formats look. Written in two parts, so that this file does not find itself. */
const keyFormats = [
  /-----BEGIN (?:RSA |EC |OPENSSH |)PRIVATE KEY-----[\s\S]{0,5}[A-Za-z0-9+/=\s]{60}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\bxox[abprs]-[0-9A-Za-z-]{20,}/,
  /\bsk_live_[0-9a-zA-Z]{20,}/,
  /\bAIza[0-9A-Za-z_-]{35}\b/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  /\bglpat-[\w-]{20}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bac_[a-z2-7]{16}_[\w-]{40,}/,
  /(?:postgres|postgresql|smtps?|https?):\/\/[^\s:/@$"'`{<]+:(?!password|secret|…|\.\.\.)[^\s@$"'`{<…]{12,}@/,
];

function secretsIn(text: string): readonly string[] {
  return keyFormats.flatMap((format) => format.exec(text)?.[0].slice(0, 24) ?? []);
}

test("the scan finds planted keys of every format", () => {
  const x = (length: number) => "a1B2c3D4".repeat(20).slice(0, length);
  const planted = [
    `-----BEGIN ${"PRIVATE"} KEY-----\n${x(64)}`,
    `${"AKIA"}${"ABCD1234".repeat(2)}`,
    `${"ghp"}_${x(36)}`,
    `${"xoxb"}-${x(24)}`,
    `${"sk_live"}_${x(24)}`,
    `${"AIza"}${x(35)}`,
    `${"eyJ"}${x(24)}.${"eyJ"}${x(24)}.${x(24)}`,
    `${"glpat"}-${x(20)}`,
    `${"npm"}_${x(36)}`,
    `${"ac"}_abcdefghijklmnop_${x(43)}`,
    `${"postgres"}://board:${x(16)}@db:5432/x`,
  ];
  for (const [at, text] of planted.entries()) expect([at, secretsIn(text).length > 0]).toEqual([at, true]);
});

test("no file of the repository holds a key", () => {
  const listed = existsSync(join(root, ".git"))
    ? execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)
    : [];
  const found = listed
    .filter((path) => existsSync(join(root, path)) && !/\.(png|pdf|zip|woff2|gz)$/.test(path))
    .flatMap((path) => secretsIn(readFileSync(join(root, path), "utf8")).map((secret) => `${path}: ${secret}`));
  expect(found).toEqual([]);
});

test("nothing of the program's folder is served but its assets", async () => {
  const paths = [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/package.json",
    "/package-lock.json",
    "/src/start/cli.ts",
    "/node_modules/fastify/package.json",
    "/src/platform/migrations/2026-12-01-platform.sql",
    "/secret",
    "/sealing-keys",
    "/assets",
    "/assets/",
    "/assets/../package.json",
    "/assets/%2e%2e/package.json",
    "/assets/..%2fpackage.json",
    "/.well-known",
    "/.well-known/security",
    "/server-status",
    "/debug",
    "/metrics",
    "/admin",
  ];
  for (const url of paths) expect([url, (await board.server.inject({ url })).statusCode]).toEqual([url, 404]);
});

test("no page or file that anybody gets holds a secret that is kept, its hash, or the way to one", async () => {
  const rows = await board.asOperator<{ secret: string }>(`
    select form_token as secret from access.session where person_id = 'nobody' union all
    select encode(token_hash, 'hex') from access.session union all
    select encode(token_hash, 'base64') from access.session union all
    select encode(secret_hash, 'hex') from access.client_secret union all
    select encode(handle, 'hex') from access.person union all
    select encode(token_hash, 'hex') from access.sign_in_link`);
  const { secret, password } = { password: "", ...board.app.database.address };
  const kept = [
    ...rows.map((row) => row.secret),
    secret,
    password,
    board.things.own.apiKey,
    board.things.other.apiKey,
  ].filter((each) => each.length > 12);
  expect(kept.length).toBeGreaterThan(20);
  const [objects, published, found] = [await findObjects(board), readPublished(), new Set<string>()];
  for (const route of routes.filter((one) => one.method === "GET")) {
    const url = addressOf(objects, route, "own") ?? route.path;
    for (const asker of askers.filter((one) => expectedOf(published, route, one) === "open").slice(0, 3)) {
      const { body } = await board.server.inject({ url, headers: asker.headers });
      const own = asker.headers["authorization"]?.slice("Bearer ".length) ?? "no token";
      if (body.includes(own) || kept.some((each) => body.includes(each)) || secretsIn(body).length > 0) found.add(url);
    }
  }
  expect([...found]).toEqual([]);
});

test("no script or style that browsers get holds a key, an address elsewhere, or keeps anything in the browser", async () => {
  const pages = await Promise.all(["/", "/sign-in", "/developers"].map((url) => board.server.inject({ url })));
  const assets = new Set(
    pages.flatMap(({ body }) => [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path)),
  );
  expect(assets.size).toBeGreaterThan(2);
  for (const url of assets) {
    const { body } = await board.server.inject({ url });
    const kept = /\b(?:localStorage|sessionStorage|indexedDB)\s*[.[]/.exec(url.includes("govuk") ? "" : body)?.[0];
    expect([url, secretsIn(body), /\beval\(|new Function\(/.test(body), kept]).toEqual([url, [], false, undefined]);
  }
  for (const { body } of pages) {
    expect(body).not.toMatch(/<(?:script|link|img|iframe|form)[^>]+(?:src|href|action)="(?:https?:)?\/\//);
  }
});
