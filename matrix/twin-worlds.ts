import type { FastifyInstance } from "fastify";
import type { Route } from "#platform/web";
import type { Asker } from "./askers.ts";
import type { Board } from "./board.ts";
import { addressOf, type Objects } from "./objects.ts";
import { withoutOnce } from "./read-everything.ts";

/** Everything an asker is told, by address: status, headers and bytes. */
export type Told = ReadonlyMap<string, string>;

/** Headers that differ from one answer to the next whatever the world. */
const ofTheMoment = ["date", "set-cookie", "ratelimit", "connection", "keep-alive"];

/**
 * Asks every reading route for the asker's own things, and keeps all that came back. Pages about an
 * account or a centre's own systems are left out: they tell when somebody was last here, and offer random keys.
 */
export async function tellEverything(
  server: FastifyInstance,
  routes: readonly Route[],
  objects: Objects,
  asker: Asker,
): Promise<Told> {
  const told = new Map<string, string>();
  for (const route of routes.filter(tellsOfResults)) {
    const url = addressOf(objects, route, "own");
    if (url === undefined) continue;
    const reply = await server.inject({ method: "GET", url, headers: asker.headers });
    const headers = Object.entries(reply.headers)
      .filter(([name]) => !ofTheMoment.includes(name))
      .sort();
    told.set(url, [reply.statusCode, JSON.stringify(headers), withoutOnce(reply.rawPayload)].join("\n"));
  }
  return told;
}

function tellsOfResults({ method, permission, scope }: Route): boolean {
  return method === "GET" && permission !== "clients.manage" && scope !== "person";
}

/** The addresses at which two worlds tell an asker different things. */
export function differences(one: Told, other: Told): readonly string[] {
  return [...one.keys()].filter((url) => one.get(url) !== other.get(url));
}

/** Makes the other world: every result, examined mark, prepared file and boundary of the series is another. */
export async function changeEveryResult(board: Board): Promise<void> {
  for (const statement of [
    // No trigger keeps the operator from it: what cannot change in one world is simply another in the other.
    "set session_replication_role = replica",
    `update awarding.result set grade = case when grade = 'U' then 'A' else 'U' end, total = total + 1
       where grade is not null`,
    "update results.prepared_file set content = content || 'other'::bytea, results_hash = 'other'",
    `update marking.movement m set change = change + 1 from catalogue.components c
       where c.component = m.component and c.teacher_marks = 'N' and m.change > 0`,
    `set accolade.cause = 'another world'; update catalogue.boundaries set mark = mark + 1
       where series = '6A26' and status <> 'published'; reset accolade.cause`,
    `update awarding.basis b set facts = jsonb_set(b.facts, '{boundaries}', (
         select coalesce(jsonb_agg(x || jsonb_build_object('mark', (x->>'mark')::integer + 1)), '[]')
         from jsonb_array_elements(b.facts->'boundaries') x))
       where b.series = '6A26'`,
    "reset session_replication_role",
  ])
    await board.asOperator(statement);
}
