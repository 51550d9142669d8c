import { sql } from "kysely";
import { ok } from "#kernel";
import { listPage } from "#platform/lists";
import type { Locker } from "../lend-key/rule.ts";
import { paths } from "../paths.ts";

/** The keys of the actor's centre, as a page, as files and for programs. */
export const listKeysPages = listPage<Locker>({
  name: "list-keys",
  summary: "List the keys of the lockers",
  path: paths.keys,
  apiPath: paths.keysApi,
  permission: "lockers.view",
  scope: "centre",
  title: "Lockers",
  columns: [
    {
      name: "locker",
      heading: "Locker",
      kind: "whole",
      value: ({ locker }) => locker,
      link: ({ locker }) => paths.lend({ locker }),
    },
    { name: "status", heading: "Status", value: ({ status }) => status },
  ],
  filters: [],
  empty: "There are no lockers.",
  find: async (tx) => {
    const found = await sql<Locker>`select locker, status from lockers.locker order by locker`.execute(tx);
    return ok({ total: found.rows.length, rows: found.rows });
  },
});
