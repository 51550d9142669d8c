import type { Tx } from "#platform/database";
import { markTag } from "../mark-tags.ts";
import type { MarkAsked } from "./read-hold.ts";

/** Whose mark it is, of what, and every movement of it with the act that made it; undefined when there is none. */
export async function findHistory(tx: Tx, mark: MarkAsked) {
  const person = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("candidates.candidate as c", (join) =>
      join.onRef("c.centre_id", "=", "n.centre_id").onRef("c.candidate_id", "=", "n.candidate_id"),
    )
    .innerJoin("catalogue.series as s", "s.series", "n.series")
    .innerJoin("catalogue.components as p", (join) => join.on("p.component", "=", mark.component))
    .select([
      "c.candidate_id",
      "c.surname",
      "c.forenames",
      "s.title as series_title",
      "p.title as component_title",
      "p.max_mark",
    ])
    .where("n.centre_id", "=", mark.centreId)
    .where("n.series", "=", mark.series)
    .where("n.candidate_number", "=", mark.candidateNumber)
    .executeTakeFirst();
  if (!person) return undefined;
  const movements = await findMovements(tx, mark, person.candidate_id);
  return movements.length === 0 ? undefined : { person, movements };
}

async function findMovements(tx: Tx, mark: MarkAsked, candidateId: number) {
  const movements = await tx
    .selectFrom("marking.movement as m")
    .leftJoin("audit.act as a", "a.act_id", "m.act_id")
    .select(["m.movement", "m.change", "m.status", "m.grade", "m.cause", "m.reason", "a.at", "a.person_name"])
    .where("m.centre_id", "=", mark.centreId)
    .where("m.series", "=", mark.series)
    .where("m.candidate_id", "=", candidateId)
    .where("m.option", "=", mark.option)
    .where("m.component", "=", mark.component)
    .orderBy("m.movement")
    .execute();
  let sum = 0;
  return movements.map((each) => ({ ...each, sum: (sum += each.change), tag: markTag(each.status) }));
}
