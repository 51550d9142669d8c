import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDataFolder } from "#platform/database";

const program = join(import.meta.dirname, "../cli.ts");
const folder = mkdtempSync(join(tmpdir(), "accolade-serve-"));
const data = join(folder, "data");
let taken: { server: Server; port: number };

beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  taken = { server, port: address && typeof address === "object" ? address.port : 0 };
});
afterAll(() => {
  taken.server.close();
  removeDataFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

type Running = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
};

function run(...args: string[]): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (bytes) => {
    out += bytes;
  });
  child.stderr.on("data", (bytes) => {
    err += bytes;
  });
  return { child, out: () => out, err: () => err, ended: new Promise((resolve) => child.once("close", resolve)) };
}

async function addressOf(running: Running): Promise<string> {
  for (;;) {
    const found = /(http:\/\/localhost:\d+)/.exec(running.out())?.[1];
    if (found) return found;
    if (running.child.exitCode !== null) throw new Error(running.err());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("serves until it is stopped, and finds its data again", async () => {
  const first = run("serve", "--data", data, "--port", "0");
  const address = await addressOf(first);
  expect((await fetch(`${address}/ready`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect(first.out()).toContain("Stopped.");
  expect(first.err()).toContain("No mail server is set");
  expect(first.err()).toContain(`./accolade first-administrator --data ${data} --name NAME --email ADDRESS`);
  const link = run("first-administrator", "--data", data, "--name", "Ada Admin", "--email", "ada@board.example");
  expect(await link.ended).toBe(0);
  expect(new URL(link.out().trim()).origin).toBe(address);
  expect(link.err()).toContain(
    `The link begins with ${address}, where the pages were last served. If they are elsewhere`,
  );
  const second = run("serve", "--data", data, "--port", "0");
  const path = new URL(link.out().trim()).pathname;
  const signedIn = await fetch(`${await addressOf(second)}${path}`, { method: "POST", redirect: "manual" });
  expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/account/set-up"]);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
});

test("a port that is taken is a plain refusal", async () => {
  const running = run("serve", "--data", data, "--port", String(taken.port));
  expect(await running.ended).toBe(1);
  expect(running.err()).toMatch(/^accolade: the port is in use by another program\. Choose another with --port.*\n$/);
});

test.each([
  [["serve", "--data", program, "--port", "0"], 1, /^accolade: .* is a file\. Give a folder\./],
  [["serve", "--port", "65536"], 2, /^accolade serve: Option --port needs a whole number/],
  [["serve", "--prot", "1"], 2, /^accolade serve: Unknown option '--prot'/],
  [["no-such-command"], 2, /^accolade: no-such-command is not a command\. Run/],
  [["cataloge"], 2, /^accolade: cataloge is not a command\. Did you mean catalogue\?/],
  [["srve"], 2, /Did you mean serve\?/],
  [["awrad"], 2, /Did you mean award\?/],
  [["hlep"], 2, /Did you mean help\?/],
  [["x".repeat(100_000)], 2, /is not a command\. Run/],
  [["serve", "--capture-mail", "--host", "0.0.0.0"], 2, /must be on this machine alone/],
  [["audit", "burn"], 2, /burn is not a task/],
])("%j is refused plainly", async (args, status, text) => {
  const running = run(...args);
  expect(await running.ended).toBe(status);
  expect(running.err()).toMatch(text);
  expect(running.err()).not.toMatch(/\n\s+at /);
});

test.each(["--version", "version", "-v"])("%s says which version this is", async (asked) => {
  const running = run(asked);
  expect(await running.ended).toBe(0);
  expect(running.out()).toMatch(/^Accolade \d+\.\d+\.\d+ \(Node\.js \d+\.\d+\.\d+\)\n$/);
});

test("the audit log of a new board holds its first administrator and is whole", async () => {
  const sound = [
    "Every clock of a case is the one worked out afresh.",
    "Every chain with cases is there.",
    "Every chain with a catalogue is there.",
    "Every chain with entries is there.",
    "All marks were made by acts in the audit log.",
    "The results of every award are those in the audit log.",
    "Every grade follows from the marks and boundaries of its award.",
    "Every chain with releases is there.",
    "Every chain with invoices is there.",
    "",
  ];
  rmSync(join(data, "audit-checkpoints"), { force: true });
  for (const compared of [
    `There was no checkpoint to compare the log with. They are kept in ${join(data, "audit-checkpoints")}`,
    "The log matches all 1 checkpoints.",
  ]) {
    const running = run("audit", "verify", "--data", data);
    expect([await running.ended, running.out().split("\n")]).toEqual([
      0,
      ["board: 1 acts, unbroken", compared, ...sound],
    ]);
  }
});

test("every route and act is printed without a database", async () => {
  const running = run("routes", "--json");
  expect(await running.ended).toBe(0);
  const rows: { kind: string; path: string | null; permission: string; scope: string }[] = JSON.parse(running.out());
  expect(rows.filter((row) => row.kind === "route").map((row) => row.path)).toContain("/centre/activity");
  expect(rows.every((row) => row.permission !== "" && row.scope !== "")).toBe(true);
  expect(rows.some((row) => row.kind === "act")).toBe(true);
});
