import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { testCertificate } from "../mail/test-certificate.ts";
import { newestServer } from "./embedded/binaries.ts";
import { startEmbedded } from "./embedded/server.ts";
import { removeDataFolder } from "./embedded/folder.ts";
import { readDatabaseUrl } from "./database-url.ts";
import { openData } from "./open-data.ts";

/** A PostgreSQL of its own that speaks TLS, with a certificate for `localhost`. */
const data = mkdtempSync(join(tmpdir(), "accolade-tls-"));
const certificate = testCertificate();
const trusted = getCACertificates();
let server: Awaited<ReturnType<typeof startEmbedded>>;
beforeAll(async () => {
  server = await startEmbedded(data, newestServer, "port");
  const root = new pg.Client({
    host: server.host,
    port: server.port,
    user: "accolade_root",
    password: server.secret,
    database: "postgres",
  });
  await root.connect();
  const { rows } = await root.query<{ data_directory: string }>("show data_directory");
  for (const [name, text] of Object.entries({ "own.crt": certificate.cert, "own.key": certificate.key })) {
    const lines = pg.escapeLiteral(text.trimEnd());
    const path = `${rows[0]?.data_directory}/${name}`;
    const keep = pg.escapeLiteral(`cat > '${path}' && chmod 600 '${path}'`);
    await root.query(`copy (select unnest(string_to_array(${lines}, chr(10)))) to program ${keep}`);
  }
  await root.query("alter system set ssl_cert_file = 'own.crt'");
  await root.query("alter system set ssl_key_file = 'own.key'");
  await root.query("alter system set ssl = on");
  await root.query("select pg_reload_conf()");
  for (let on = "off"; on !== "on"; on = (await root.query<{ ssl: string }>("show ssl")).rows[0]?.ssl ?? "off") {
    await root.query("select pg_sleep(0.05)");
  }
  await root.query("create database board");
  await root.end();
});
afterEach(() => setDefaultCACertificates(trusted));
afterAll(async () => {
  await server.stop();
  removeDataFolder(data);
});

const address = (host: string, mode: string, port = server.port) =>
  `postgres://accolade_root:${server.secret}@${host}:${port}/board?sslmode=${mode}`;

test.each(["verify-full", "require"])("with sslmode=%s every account's connection is encrypted", async (mode) => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  const database = await openData({ data, databaseUrl: address("localhost", mode) });
  for (const pool of Object.values(database.pools)) {
    const { rows } = await pool.query("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()");
    expect(rows).toEqual([{ ssl: true, version: "TLSv1.3" }]);
  }
  await database.close();
});

test("a certificate that nobody vouches for, or of another name, is refused", async () => {
  await expect(openData({ data, databaseUrl: address("localhost", "require") })).rejects.toThrow(/self-signed/);
  setDefaultCACertificates([...trusted, certificate.cert]);
  await expect(openData({ data, databaseUrl: address("127.0.0.1", "verify-full") })).rejects.toThrow(/altnames/);
});

test("a server that does not speak TLS gets nothing: there is no way back to plain text", async () => {
  const heard: Buffer[] = [];
  const plain = createServer((socket) =>
    socket.on("data", (bytes) => {
      heard.push(Buffer.from(bytes));
      socket.write("N");
    }),
  );
  await new Promise<void>((done) => {
    plain.listen(0, "127.0.0.1", done);
  });
  const bound = plain.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : 0;
  await expect(openData({ data, databaseUrl: address("127.0.0.1", "verify-full", port) })).rejects.toThrow(/SSL/);
  expect(Buffer.concat(heard).includes("accolade_root")).toBe(false);
  plain.close();
});

test.each(["prefer", "allow", "", "verify-ful"])("sslmode=%j could fall back or means nothing: refused", (mode) => {
  expect(() => readDatabaseUrl(`postgres://a:b@c/d?sslmode=${mode}`)).toThrow(/must be verify-full, or disable/);
});

test("the address is taken apart, and its sslmode with it", () => {
  expect(readDatabaseUrl("postgres://a:b@c:6543/d?sslmode=verify-full&application_name=x")).toEqual({
    host: "c",
    port: 6543,
    name: "d",
    tls: true,
    root: { connectionString: "postgres://a:b@c:6543/d?application_name=x", ssl: true },
  });
  expect(readDatabaseUrl("postgresql://a:b@c/d")).toMatchObject({ port: 5432, tls: false, root: { ssl: false } });
});
