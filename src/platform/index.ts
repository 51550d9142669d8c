/** Machinery that knows nothing of exams. */
export * from "./access/actor.ts";
export * from "./access/permissions.ts";
export * from "./access/sessions.ts";
export * from "./app.ts";
export * from "./audit/canonical-json.ts";
export * from "./audit/verify-chain.ts";
export * from "./database/database.ts";
export * from "./database/fault.ts";
export * from "./database/new-id.ts";
export * from "./database/open-data.ts";
export * from "./jobs/deliver.ts";
export * from "./perform/action.ts";
export { perform, RefusedAct } from "./perform/perform.ts";
export * from "./web/route.ts";
