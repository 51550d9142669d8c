import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "#platform/web";
import { makeSignInLink } from "#people";
import { routes } from "../src/start/routes.ts";
import { type TestSite, testSite } from "../src/start/test-site.ts";

/** What every answer says to the browser, whatever was asked and however it ended; and where nobody is ever led. */
const failing: Route = {
  name: "failing",
  face: "page",
  method: "GET",
  path: "/failing",
  permission: "public",
  scope: "public",
  summary: "x",
  handle: async () => {
    throw new Error("select secret from access.person");
  },
};
const sending: Route = {
  name: "sending",
  face: "api",
  method: "POST",
  path: "/api/v1/sending",
  permission: "public",
  scope: "public",
  summary: "x",
  handle: async () => json({}),
};
const address = "https://exams.example.org";
let site: TestSite;
const logged: string[] = [];
beforeAll(async () => {
  site = await testSite([...routes, failing, sending], {
    site: { address },
    log: (line) => {
      logged.push(line);
    },
  });
  await site.signIn({ personId: "ann", name: "Ann", side: "board", role: "administrator" });
});
afterAll(() => site.close());

/** Requests that end in every way there is. */
const requests = {
  200: { url: "/about" },
  204: { method: "OPTIONS", url: "/about" },
  303: { url: "/board" },
  400: { url: "/about/%zz" },
  401: { url: "/api/v1/results" },
  404: { url: "/nothing/here" },
  405: { method: "DELETE", url: "/about" },
  413: {
    method: "POST",
    url: "/api/v1/sending",
    headers: { "content-type": "application/json" },
    payload: `"${"x".repeat(5_100_000)}"`,
  },
  415: { method: "POST", url: "/api/v1/sending", headers: { "content-type": "text/xml" }, payload: "<a/>" },
  500: { url: "/failing" },
} as const;

const assets = ["govuk.css", "govuk.js", "nothing.js"].map((name) => ({ url: `/assets/${name}` }));

test("every answer carries every header, the wrong ones and those of assets too, and none that says what serves", async () => {
  for (const request of [
    ...Object.values(requests),
    ...assets,
    ...routes.filter((one) => one.method === "GET").map((route) => ({ url: route.path.replaceAll(/:\w+/g, "x") })),
  ]) {
    const { headers } = await site.server.inject(request);
    const policy = String(headers["content-security-policy"]);
    const said = [
      /default-src 'none'/.test(policy),
      /frame-ancestors 'none'/.test(policy),
      /base-uri 'none'/.test(policy),
      !/unsafe|\*|https?:|data:/.test(policy),
      headers["x-content-type-options"],
      headers["referrer-policy"],
      headers["cross-origin-opener-policy"],
      headers["cross-origin-resource-policy"],
      headers["strict-transport-security"],
      headers["server"],
      headers["x-powered-by"],
      headers["via"],
      headers["access-control-allow-origin"],
    ];
    expect({ request: request.url, said }).toEqual({
      request: request.url,
      said: [
        true,
        true,
        true,
        true,
        "nosniff",
        "same-origin",
        "same-origin",
        "same-origin",
        "max-age=31536000; includeSubDomains",
        undefined,
        undefined,
        undefined,
        undefined,
      ],
    });
  }
});

test("every kind of answer is what its header says, with its characters named, and nothing personal is kept", async () => {
  for (const [status, request] of Object.entries(requests)) {
    const reply = await site.server.inject(request);
    expect([request.url, reply.statusCode]).toEqual([request.url, Number(status)]);
    expect(reply.headers["cache-control"]).toBe("no-store");
    if (reply.body !== "") expect(reply.headers["content-type"]).toMatch(/; charset=utf-8$/);
  }
  const unread = await site.server.inject({ url: "/assets/govuk.css" });
  const { "content-type": type, "set-cookie": cookie } = unread.headers;
  expect([type, cookie]).toEqual(["text/css; charset=utf-8", undefined]);
});

test("a fault says a reference and nothing of its cause, on a page", async () => {
  const { body } = await site.server.inject({ url: "/failing" });
  expect(body).toContain("reference");
  expect(body).not.toMatch(/secret|select|\.ts|node_modules|Error:/);
  expect(logged.some((line) => line.includes("select secret"))).toBe(true);
});

test("over https every cookie is bound to this host, unread by scripts and unsent by other sites", async () => {
  const link = `/sign-in/${await makeSignInLink(site.app, "ann")}`;
  const replies = [
    await site.server.inject({ method: "POST", url: link }),
    await site.server.inject({ url: "/sign-in" }),
    await site.server.inject({ method: "POST", url: "/sign-in/passkey/options", payload: "" }),
    await site.server.inject({
      method: "POST",
      url: "/sign-out",
      headers: { authorization: `Bearer ${await site.token("ann")}` },
    }),
  ];
  const cookies = replies.flatMap(({ headers }) => headers["set-cookie"] ?? []);
  expect(cookies.some((cookie) => cookie.startsWith("__Host-accolade_session="))).toBe(true);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-accolade_\w+=/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).toMatch(/; HttpOnly(;|$)/);
    expect(cookie).toMatch(/; Secure(;|$)/);
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/);
    expect(cookie).not.toMatch(/Domain=/i);
  }
});

const elsewhere = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "https:evil.example",
  "javascript:zz()",
  "data:text/html,zz",
  "//evil.example/%2e%2e",
  "/..//evil.example",
  "/@evil.example//evil.example",
  "http://exams.example.org@evil.example",
  "/%0d%0aset-cookie:zz=1",
  "///evil.example",
  "%2f%2fevil.example",
  "\u0000//evil.example",
];

test("wherever an address comes from, nobody is led to another site by it", async () => {
  const token = await site.token("ann");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" };
  for (const next of elsewhere) {
    const value = encodeURIComponent(next);
    for (const path of routes.filter((one) => one.method === "GET" && !one.path.includes(":")).map((one) => one.path)) {
      const reply = await site.server.inject({ url: `${path}?next=${value}`, headers });
      leadsNowhere(reply.headers.location, reply.body, `${path} ${next}`);
    }
  }
});

test("who signs in or proves to be there, with an address of elsewhere to go to next, stays on this site", async () => {
  const demonstration = await testSite(routes, { site: { address }, demo: true, log: () => undefined });
  await demonstration.signIn({ personId: "dan", name: "Dan", side: "board", role: "administrator" });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  for (const next of elsewhere) {
    for (const path of ["/sign-in", "/confirm-identity/demonstration"]) {
      const authorization = `Bearer ${await demonstration.token("dan")}`;
      const reply = await demonstration.server.inject({
        method: "POST",
        url: path,
        payload: new URLSearchParams({ person: "dan", next }).toString(),
        headers: path === "/sign-in" ? type : { ...type, authorization },
      });
      expect([path, next, reply.statusCode]).toEqual([path, next, 303]);
      leadsNowhere(reply.headers.location, reply.body, `${path} ${next}`);
    }
  }
  await demonstration.close();
});

function leadsNowhere(location: string | undefined, body: string, where: string): void {
  const host = location === undefined ? new URL(address).host : new URL(location, address).host;
  expect([where, host]).toEqual([where, new URL(address).host]);
  const leads = /(?:href|action|content)="(?:[^"]*;url=)?(?:\w+:|[/\\]{2})[^"]*evil/i.test(body);
  expect([where, leads]).toEqual([where, false]);
  expect([where, /(?:href|action)="\s*(?:javascript|data):/i.test(body)]).toEqual([where, false]);
}

test("the host that a request names is believed nowhere: not in pages, redirects, descriptions or mails", async () => {
  const poison = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-host": "evil.example",
    "x-forwarded-proto": "javascript",
    forwarded: "host=evil.example",
    "x-original-url": "/board",
    "x-rewrite-url": "/board",
    origin: "https://evil.example",
  };
  for (const route of routes) {
    const reply = await site.server.inject({
      method: route.method,
      url: route.path.replaceAll(/:\w+/g, "x"),
      headers: { ...poison, "content-type": "application/x-www-form-urlencoded" },
      ...(route.method === "POST" ? { payload: "email=ann@example.org" } : {}),
    });
    expect([route.path, JSON.stringify(reply.headers).includes("evil"), reply.body.includes("evil.example")]).toEqual([
      route.path,
      false,
      false,
    ]);
  }
  const { rows } = await site.app.database.pools.worker.query<{ text: string }>(
    "select subject || coalesce(body, '') as text from platform.mail",
  );
  expect(rows.filter(({ text }) => text.includes("evil"))).toEqual([]);
});
