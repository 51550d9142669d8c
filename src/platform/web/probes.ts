import { sql } from "kysely";
import { paths } from "../paths.ts";
import { json, type Reply, type Route, type WebRequest } from "./route.ts";

/** Addresses at which monitoring asks whether the program runs, and whether it can serve. */
export const probeRoutes: readonly Route[] = [
  {
    name: "health",
    face: "api",
    method: "GET",
    path: paths.health.pattern,
    permission: "public",
    scope: "public",
    readsNoBoard: true,
    summary: "Answers while the program runs",
    handle: async () => json({ status: "running" }),
    api: { answer: statusAnswer() },
  },
  {
    name: "ready",
    face: "api",
    method: "GET",
    path: paths.ready.pattern,
    permission: "public",
    scope: "public",
    readsNoBoard: true,
    summary: "Answers 200 when the database answers too, else 503",
    handle: answerReady,
    api: { answer: statusAnswer() },
  },
];

function statusAnswer(): { mediaType: string; schema: object } {
  return { mediaType: "application/json", schema: { type: "object", properties: { status: { type: "string" } } } };
}

async function answerReady({ app }: WebRequest): Promise<Reply> {
  try {
    await sql`select 1`.execute(app.database.as.public);
    return json({ status: "ready" });
  } catch (fault) {
    app.log(`not ready: ${String(fault)}`);
    return json({ status: "database-not-answering" }, 503);
  }
}
