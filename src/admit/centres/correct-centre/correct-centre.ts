import { type Decision, ok } from "#kernel";
import { mailCentre } from "#people";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import type { Centre } from "../centre.ts";
import { centreCorrected } from "../events.ts";
import { findCentre, lockCentre } from "../queries.ts";
import { centreUnknown } from "../refusals.ts";
import { paths } from "../paths.ts";
import { type CentreCorrection, correctable, type Corrected, type Details, labels, mayCorrectCentre } from "./rule.ts";

type Input = CentreCorrection & { readonly centreId: string };

/** Corrects a centre's details on the register. Takes `centre`, `name`, `kind`, `town`, `postcode` and `reason`. */
export const correctCentre = defineAction<Input, Centre, Corrected, { readonly centreId: string }>({
  name: "correct-centre",
  summary: "Correct a centre's details",
  permission: "centres.manage",
  read: (raw) => {
    const text = (name: string): string => fieldText(raw, name).trim().replaceAll(/\s+/g, " ");
    const details: Details = {
      name: text("name"),
      kind: text("kind").toLowerCase(),
      town: text("town"),
      postcode: text("postcode").toUpperCase(),
    };
    return ok({ centreId: fieldText(raw, "centre"), details, reason: fieldText(raw, "reason").trim().slice(0, 500) });
  },
  load: loadCentre,
  rule: mayCorrectCentre,
  save: saveCorrection,
});

async function loadCentre(
  tx: Tx,
  { centreId }: Input,
  { locks }: { readonly locks: boolean },
): Promise<Decision<Centre>> {
  if (locks) await lockCentre(tx, centreId);
  const centre = await findCentre(tx, centreId);
  return centre ? ok(centre) : centreUnknown.refuse();
}

async function saveCorrection(
  tx: Tx,
  { before, after }: Corrected,
  { centreId }: Centre,
  { reason }: Input,
  { app }: Moment,
): Promise<Saved<{ readonly centreId: string }>> {
  await tx.updateTable("centres.centre").set(after).where("centre_id", "=", centreId).execute();
  const changed = correctable.filter((field) => after[field] !== undefined);
  await mailCentre(tx, app, {
    centreId,
    title: "Your centre’s details were corrected",
    mail: `${app.board.name} corrected the details of your centre on its register: ${changed.map((field) => labels[field].toLowerCase()).join(", ")}.`,
    see: "Your centre",
    path: paths.centreHome(),
    why: "the head of centre and the exams officers are told when the board corrects the centre’s details",
  });
  return {
    answer: { centreId },
    subject: { kind: "centre", id: centreId },
    centreId,
    chain: "board",
    reason,
    before,
    after,
    events: [centreCorrected.of(centreId, { details: changed })],
  };
}
