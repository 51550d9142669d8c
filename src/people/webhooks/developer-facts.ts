import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type App, program } from "#platform/app";
import { clientScopes } from "../clients/client.ts";
import { paths } from "../clients/paths.ts";
import { webhookEvents } from "./events.ts";
import { waitSeconds } from "./send/save-outcome.ts";

export type DeveloperFacts = {
  readonly scopes: readonly { readonly name: string; readonly text: string }[];
  readonly events: readonly { readonly name: string; readonly about: string; readonly fields: readonly string[] }[];
  readonly limits: readonly { readonly kind: string; readonly quota: number; readonly seconds: number }[];
  readonly attempts: number;
  /** The addresses at which systems get tokens, and read how. */
  readonly token: string;
  readonly authorizationServer: string;
  readonly connecting: string;
  readonly verifying: string;
};

/** What those who write programs are told of systems and webhooks: from what the program does, never from memory. */
export async function developerFacts(app: App): Promise<DeveloperFacts> {
  const limits = await app.database.as.access
    .selectFrom("access.request_limit")
    .select(["kind", "quota", "seconds"])
    .orderBy("kind")
    .execute();
  return {
    limits,
    token: paths.token(),
    authorizationServer: paths.authorizationServer(),
    attempts: waitSeconds.length + 1,
    scopes: clientScopes().map((name) => ({ name, text: program().permissions[name] ?? name })),
    events: webhookEvents().map(({ name, about, told }) => ({ name, about, fields: told.fields })),
    connecting: source("../clients/read-candidates.ts"),
    verifying: source("verify-signature.ts"),
  };
}

/** A sample is a file that the tests run. */
function source(path: string): string {
  return readFileSync(join(import.meta.dirname, path), "utf8");
}
