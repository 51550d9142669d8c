import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandIo } from "#kernel";
import { type TestSite, testSite } from "../test-site.ts";
import { runSso, type SsoOptions } from "./sso.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
});
afterAll(() => site.close());

const north = {
  id: "north",
  name: "Northern Trust",
  issuer: "https://sign-in.example.org",
  "client-id": "board",
  "second-factor": "amr:mfa,acr:two",
};

/** Runs a task with options and a standard input: its status and what it wrote. */
async function run(task: string, given: Partial<SsoOptions> = {}, input = "") {
  const written = { out: "", err: "" };
  const io: CommandIo = {
    input: (async function* read() {
      yield Buffer.from(input);
    })(),
    environment: {},
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  };
  const none: SsoOptions = {
    data: "data",
    id: undefined,
    name: undefined,
    issuer: undefined,
    "client-id": undefined,
    "second-factor": undefined,
    "email-domains": undefined,
    "private-network": false,
    secret: false,
    on: false,
    off: false,
    address: undefined,
  };
  return { status: await runSso(site.app, task, { ...none, ...given }, io), ...written };
}

const kept = async () =>
  (
    await site.app.database.pools.access.query(
      "select name, active, second_factor, private_network, client_secret from access.identity_provider",
    )
  ).rows[0];

test("an organisation is connected, with its secret from standard input, through the audited act", async () => {
  expect((await run("list")).out).toBe("No organisation is connected.\n");
  const added = await run("add", { ...north, "private-network": true }, "s3cret\n");
  expect([added.status, added.out]).toEqual([
    0,
    "Connected. Register this return address at the provider: http://localhost/sign-in/sso/north/callback\n",
  ]);
  expect(await kept()).toMatchObject({
    name: "Northern Trust",
    active: true,
    second_factor: ["amr:mfa", "acr:two"],
    private_network: true,
  });
  expect((await run("list")).out).toBe("north: Northern Trust, on, 0 linked, https://sign-in.example.org\n");
  const acts = await site.app.database.pools.board.query("select action, person_id, after::text from audit.act");
  expect(acts.rows).toMatchObject([{ action: "connect-provider", person_id: "command-line" }]);
  expect(JSON.stringify(acts.rows)).not.toContain("s3cret");
});

test("what is given is changed, and the rest stays", async () => {
  const before = await kept();
  expect((await run("change", { id: "north", off: true })).status).toBe(0);
  expect(await kept()).toEqual({ ...before, active: false });
  expect((await run("change", { id: "north", on: true, secret: true }, "rotated")).status).toBe(0);
  const after = await kept();
  expect([after.active, after.client_secret === before.client_secret]).toEqual([true, false]);
});

test("what is missing or unknown is said, with status 1 or 2, and changes nothing", async () => {
  const before = await kept();
  const missing = await run("add", { id: "south" }, "s3cret");
  expect(missing.status).toBe(1);
  expect(missing.err).toContain("accolade sso: Enter the name of the organisation");
  expect((await run("add", north)).err).toContain("Enter the client secret");
  expect((await run("remove", { id: "south" })).err).toContain("No organisation has the identifier south.");
  expect((await run("change", { id: "south", name: "South" })).status).toBe(1);
  expect((await run("dance")).status).toBe(2);
  expect(await kept()).toEqual(before);
});

test("an organisation is disconnected", async () => {
  expect((await run("remove", { id: "north" })).out).toContain("Disconnected.");
  expect((await run("list")).out).toBe("No organisation is connected.\n");
});
