import { sql } from "kysely";
import type { Site } from "./site.ts";

type Ids = {
  readonly person: string;
  readonly holding: string;
  readonly leaver: string;
  readonly ended: string;
  readonly invitation: string;
};

/** People of the demonstration, roles and invitations, from which the addresses of the pages of accounts are made. */
export type KnownStaff = {
  readonly centre: Ids;
  readonly board: Ids;
  readonly sleeper: string;
  readonly link: string;
  readonly appointed: { readonly person: string; readonly holding: string };
  readonly appointment: string;
};

/** Finds one of everything that the pages of accounts can show. */
export async function findKnownStaff({ app }: Site, centre: string): Promise<KnownStaff> {
  const { board, worker } = app.database.as;
  const holdingOf = async (person: string): Promise<string> => {
    const row = await board
      .selectFrom("access.role_holding")
      .select("holding_id")
      .where("person_id", "=", person)
      .executeTakeFirstOrThrow();
    return row.holding_id;
  };
  const invitationTo = async (role: string): Promise<string> => {
    const row = await board
      .selectFrom("access.invitation")
      .select("invitation_id")
      .where("role", "=", role)
      .executeTakeFirstOrThrow();
    return row.invitation_id;
  };
  const mail = await worker
    .selectFrom("platform.mail")
    .select("body")
    .where("recipient", "like", "rosalind.%")
    .where(sql<boolean>`body like '%/invitation/%'`)
    .executeTakeFirstOrThrow();
  const idsOf = async (person: string, leaver: string, role: string): Promise<Ids> => ({
    person,
    holding: await holdingOf(person),
    leaver,
    ended: await holdingOf(leaver),
    invitation: await invitationTo(role),
  });
  return {
    centre: await idsOf(`senco-${centre}`, `leaver-${centre}`, "teacher"),
    board: await idsOf("board-results", "board-leaver", "moderation"),
    sleeper: `sleeper-${centre}`,
    link: /\/invitation\/[\w-]+/.exec(mail.body ?? "")?.[0] ?? "",
    appointed: { person: `head-of-centre-${centre}`, holding: await holdingOf(`head-of-centre-${centre}`) },
    appointment: await invitationTo("head-of-centre"),
  };
}
