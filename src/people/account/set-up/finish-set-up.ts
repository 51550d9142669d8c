import { sql } from "kysely";
import type { Browser, Method, Session } from "#platform/actors";
import type { App } from "#platform/app";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { needsSecondFactor } from "../../passwords/needs-second-factor.ts";
import { startSession } from "../../sessions/start-session.ts";

/**
 * Finishes setting up once there is a sufficient way to sign in. Returns the token of a full session, which replaces
 * the one that could only set up. Undefined while something is missing. Earlier ways do not count: an operator's link
 * is for someone who has lost them, and must not replace them.
 */
export async function finishSetUp(app: App, session: Session, from: Browser): Promise<string | undefined> {
  if (session.level !== "enrolling") return undefined;
  const method = await madeHere(app, session);
  if (!method) return undefined;
  const { personId, sessionId } = session;
  const ended = await app.database.as.access
    .deleteFrom("access.session")
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) return undefined;
  const token = await startSession(app, { personId, level: "full", method, from });
  await recordSignInEvent(app, { kind: "signed-in", personId, method }, from);
  return token;
}

/**
 * Which sufficient way to sign in was made since the session began: a passkey, or a password with an authenticator app.
 * For candidates, a password alone.
 */
async function madeHere(app: App, { personId, sessionId }: Session): Promise<Method | undefined> {
  const { rows } = await sql<{ passkey: boolean; password: boolean; alone: boolean }>`
    select exists (select from access.passkey k where k.person_id = s.person_id and k.made_at >= s.started_at)
      as passkey,
      exists (
        select from access.authenticator a join access.password p on p.person_id = a.person_id
        where a.person_id = s.person_id and a.confirmed_at >= s.started_at and p.changed_at >= s.started_at
      ) as password,
      exists (select from access.password p where p.person_id = s.person_id and p.changed_at >= s.started_at) as alone
    from access.session s where s.session_id = ${sessionId} and s.person_id = ${personId}`.execute(
    app.database.as.access,
  );
  const [made] = rows;
  if (made?.passkey) return "passkey";
  if (made?.password) return "password";
  return made?.alone && !(await needsSecondFactor(app.database.as.access, personId)) ? "password-alone" : undefined;
}
