import { type Decision, ok } from "#kernel";
import { type Browser, publicActor } from "#platform/actors";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { queued, lineFull } from "../passwords/queued.ts";
import { openSecret } from "./new-authenticator.ts";
import { hashRecoveryCode, readRecoveryCode } from "./recovery-codes.ts";
import { codeWrong } from "./refusals.ts";
import { plainCode, stepOfCode } from "./rule.ts";
import { useRecoveryCode } from "./use-recovery-code/use-recovery-code.ts";

/** By what a person proved that they are there. */
export type ConfirmedBy = "authenticator" | "recovery-code";

/** Whether a code is right for a person, and uses it up. How often somebody may try is not counted here. */
export async function proveCode(
  app: App,
  personId: string,
  code: string,
  from: Browser,
): Promise<Decision<ConfirmedBy>> {
  if (/^\d{6}$/.test(plainCode(code))) return proveByApp(app, personId, code);
  const recovery = readRecoveryCode(code);
  return recovery === undefined ? codeWrong.refuse() : proveByRecoveryCode(app, personId, recovery, from);
}

/** The row is locked: of two who send one code at the same moment, the second finds it used. */
function proveByApp(app: App, personId: string, code: string): Promise<Decision<ConfirmedBy>> {
  return app.database.as.access.transaction().execute(async (tx) => {
    const kept = await tx
      .selectFrom("access.authenticator")
      .select(["secret", "last_step as lastStep"])
      .where("person_id", "=", personId)
      .where("confirmed_at", "is not", null)
      .forUpdate()
      .executeTakeFirst();
    if (!kept) return codeWrong.refuse();
    const secret = openSecret(app, personId, kept.secret);
    const step = stepOfCode({ secret, lastStep: kept.lastStep }, code, Temporal.Now.instant());
    if (!step.ok) return step;
    await tx
      .updateTable("access.authenticator")
      .set({ last_step: step.value })
      .where("person_id", "=", personId)
      .execute();
    return ok("authenticator");
  });
}

async function proveByRecoveryCode(
  app: App,
  personId: string,
  code: string,
  from: Browser,
): Promise<Decision<ConfirmedBy>> {
  const served = await queued(app, from, (place) => hashRecoveryCode(app, place, personId, code));
  if (!served.entered) return lineFull(served);
  const { name } = await app.database.as.access
    .selectFrom("access.person")
    .select("name")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  const used = await perform(app, { ...publicActor, personId, name }, useRecoveryCode, { hash: served.value });
  return used.ok ? ok("recovery-code") : used;
}
