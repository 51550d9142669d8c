import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { queueMail } from "#platform/mail";
import { perform } from "#platform/perform";
import { actorOf, isRole, roleShape } from "../../roles.ts";
import { holdsNow } from "../../sessions/places.ts";
import { paths } from "../paths.ts";
import { suspendAccount } from "./suspend-account.ts";
import { dormancyStep, warnDays } from "./rule.ts";

/** The board's nightly work, as the audit log names it. */
function nightly(): Actor {
  return actorOf({
    personId: "nightly-work",
    name: "Nightly work",
    side: "board",
    roles: ["administrator"],
    centreId: null,
    candidateId: null,
  });
}

export type Suspended = { readonly warned: number; readonly suspended: number };

/**
 * Warns people whose accounts are dormant, and suspends those that were warned a month before. Candidates' accounts and
 * the last one that manages accounts at the board are never suspended. Running it twice in a day changes nothing more.
 */
export async function suspendDormant(app: App): Promise<Suspended> {
  const days = await dormantDays(app);
  const counts = { warned: 0, suspended: 0 };
  for (const person of await dormantPeople(app, days - warnDays)) {
    const step = dormancyStep({ ...person, days });
    if (step === "warn") counts.warned += await warn(app, person, days);
    if (step === "suspend" && !(await isLastAdministrator(app, person.personId))) {
      const reason = `Not used for ${days} days`;
      const done = await perform(app, nightly(), suspendAccount, { person: person.personId, reason });
      if (done.ok) counts.suspended += 1;
    }
  }
  return counts;
}

/** How many days an account may be dormant: a setting of the board, a year unless it says otherwise. */
async function dormantDays(app: App): Promise<number> {
  const row = await app.database.as.worker
    .selectFrom("platform.setting")
    .select("value")
    .where("name", "=", "dormant-account-days")
    .executeTakeFirst();
  return row && /^\d{2,5}$/.test(row.value) ? Number(row.value) : 365;
}

type Dormant = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly usedAt: string;
  readonly warnedAt: string | null;
  readonly now: string;
};

async function dormantPeople(app: App, days: number): Promise<readonly Dormant[]> {
  const found = await sql<Dormant>`
    select p.person_id as "personId", p.name, p.email, coalesce(p.signed_in_at, p.made_at) as "usedAt",
      p.dormant_warned_at as "warnedAt", now() as now
    from access.person p
    where p.state = 'active' and coalesce(p.signed_in_at, p.made_at) < now() - make_interval(days => ${days})
      and not exists (select 1 from access.role_holding h where h.person_id = p.person_id and h.side = 'candidate')
    order by p.person_id`.execute(app.database.as.worker);
  return found.rows;
}

/** The warning is recorded and queued in one transaction. A person without an email address gets no message. */
async function warn(app: App, { personId, name, email }: Dormant, days: number): Promise<number> {
  await app.database.as.worker.transaction().execute(async (tx) => {
    await tx
      .updateTable("access.person")
      .set({ dormant_warned_at: sql<string>`now()` })
      .where("person_id", "=", personId)
      .execute();
    if (email === null) return;
    await queueMail(tx, {
      to: email,
      subject: `Your account at ${app.board.name} will be suspended in ${warnDays} days`,
      text:
        `Dear ${name},\n\nYou have not signed in for a long time. We suspend accounts that have not been used for ` +
        `${days} days. To keep your account, sign in within ${warnDays} days:\n${app.site.address}${paths.signIn()}\n\nIf ` +
        `it is suspended, an exams officer at your centre or the board can reactivate it.\n\n${app.board.name}\n`,
    });
  });
  return 1;
}

async function isLastAdministrator(app: App, personId: string): Promise<boolean> {
  const rows = await app.database.as.worker
    .selectFrom("access.role_holding as h")
    .innerJoin("access.person as p", (join) =>
      join.onRef("p.person_id", "=", "h.person_id").on("p.state", "=", "active"),
    )
    .select(["h.role", "h.person_id"])
    .where("h.side", "=", "board")
    .where(sql<boolean>`${holdsNow("h")}`)
    .execute();
  const managing = rows.filter(({ role }) => isRole(role) && roleShape(role).allows.includes("people.manage"));
  return managing.some((row) => row.person_id === personId) && managing.every((row) => row.person_id === personId);
}
