import { sql } from "kysely";
import { ok } from "#kernel";
import { newId } from "#platform/database";
import { defineAction } from "#platform/perform";
import { holdsNow } from "../../sessions/places.ts";
import { insertPerson, insertRole } from "../add-person/add-person.ts";
import { type FirstInput, readFirstInput } from "../read-input.ts";
import { saveLink } from "../set-up-link.ts";
import { type FirstFacts, mayMakeFirst } from "./rule.ts";

/** Makes the first administrator of a board, with a link to set up how they sign in. For the operator of the server. */
export const makeFirstAdministrator = defineAction<FirstInput, FirstFacts, FirstFacts, { personId: string }>({
  name: "make-first-administrator",
  summary: "Make the first administrator of the board",
  permission: "system.manage",
  account: "access",
  read: readFirstInput,
  load: async (tx, { email }) => {
    await sql`select platform.take_lock('first administrator')`.execute(tx);
    const administrators = await tx
      .selectFrom("access.person as p")
      .innerJoin("access.role_holding as h", "h.person_id", "p.person_id")
      .select("p.name")
      .distinct()
      .where("p.state", "=", "active")
      .where("h.role", "=", "administrator")
      .where(sql<boolean>`${holdsNow("h")}`)
      .orderBy("p.name")
      .execute();
    const known = await tx
      .selectFrom("access.person")
      .select(["person_id as personId", "name", "state"])
      .where("email", "=", email)
      .forUpdate()
      .executeTakeFirst();
    return ok({ administrators: administrators.map((each) => each.name), known });
  },
  rule: (facts, { name, despite }) => mayMakeFirst(facts, name, despite),
  save: async (tx, { known, administrators }, _facts, input, moment) => {
    const personId = known?.personId ?? newId();
    const role = { personId, role: "administrator", side: "board", centreId: null } as const;
    if (!known) await insertPerson(tx, { personId, name: input.name, email: input.email });
    await insertRole(tx, role, moment);
    const link = await saveLink(tx, personId, input, moment);
    return {
      answer: { personId },
      subject: { kind: "person", id: personId },
      centreId: null,
      chain: "board",
      after: { name: input.name, role: "administrator", link, despite: administrators },
    };
  },
});
