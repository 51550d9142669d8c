import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { removeDataFolder } from "./embedded/folder.ts";
import { startEmbedded } from "./embedded/server.ts";
import { openData } from "./open-data.ts";
import { databaseRoles } from "./roles.ts";
import "../../start/program.ts";

/** What docs/operate/install.md says to do on the board's own server. */
const page = readFileSync(join(import.meta.dirname, "../../../docs/operate/install.md"), "utf8");
const statements = (/```sql\n([^]*?)```/.exec(page)?.[1] ?? "").trim().split("\n");

async function query(url: string, statement: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("the login of the page, which is no superuser, is enough to start a board and to start it again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "accolade-own-"));
  const server = await startEmbedded(join(folder, "data"), undefined, "port");
  const host = `127.0.0.1:${server.port}`;
  try {
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      const root = `postgres://accolade_root:${server.secret}@${host}/postgres`;
      await query(root, statement.replace("'…'", "'a-password'"));
    }
    const databaseUrl = `postgres://board:a-password@${host}/accolade`;
    for (const time of ["first", "second"]) {
      const database = await openData({ data: join(folder, "unused"), databaseUrl });
      const { rows } = await database.pools.board.query("select current_user as me");
      expect([time, rows]).toEqual([time, [{ me: "accolade_board" }]]);
      await database.close();
    }
    const roles = await query(
      databaseUrl,
      "select rolname as name from pg_roles where rolname like 'accolade\\_%' and rolname <> 'accolade_root' order by 1",
    );
    expect(roles).toEqual(databaseRoles.map((role) => ({ name: `accolade_${role}` })).toSorted(byName));
    expect(
      await query(databaseUrl, "select pg_get_userbyid(datdba) as owner from pg_database where datname = 'accolade'"),
    ).toEqual([{ owner: "accolade_owner" }]);
    expect(
      await query(
        databaseUrl,
        "select 1 from pg_roles where rolbypassrls and rolname like 'accolade\\_%' and not rolsuper",
      ),
    ).toEqual([]);
  } finally {
    await server.stop();
    removeDataFolder(join(folder, "data"));
    rmSync(folder, { recursive: true, force: true });
  }
});

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
