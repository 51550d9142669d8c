import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, fieldText } from "#platform/perform";
import { contactRecorded } from "../events.ts";
import { readCode } from "../read-address.ts";
import { contactCentreUnknown, contactNoteMissing } from "../refusals.ts";

type Contact = { readonly series: string; readonly centreId: string; readonly note: string };

/** Characters that a note has at most. */
const noteMax = 500;

/**
 * Records that somebody at the board contacted a centre about its pending results. Takes `series`, `centre` and `note`:
 * whom they spoke to and what was said. Source: OCR, results indicators: a pending result (Q) is discussed with the
 * centre, and no family is released before.
 */
export const recordContact = defineAction<Contact, null, Contact, Contact>({
  name: "record-contact",
  summary: "Record a contact with a centre about pending results",
  permission: "results.release",
  read: readContact,
  load: async (tx, contact) => ((await isKnown(tx, contact)) ? ok(null) : contactCentreUnknown.refuse()),
  rule: (_facts, contact) => ok(contact),
  save: async (tx, contact, _facts, _input, { actor }) => {
    const { series, centreId, note } = contact;
    await tx
      .insertInto("results.contact")
      .values({ centre_id: centreId, series, contact_id: newId(), note, made_by: actor.name })
      .execute();
    return {
      answer: contact,
      subject: { kind: "centre", id: centreId },
      centreId: null,
      chain: series,
      after: { series, note },
      events: [contactRecorded.of(null, { series, contactedCentre: centreId })],
    };
  },
});

function readContact(raw: unknown): Decision<Contact> {
  const note = fieldText(raw, "note").trim();
  if (note === "" || note.length > noteMax) return contactNoteMissing.refuse();
  return ok({
    series: readCode(fieldText(raw, "series")) ?? "",
    centreId: readCode(fieldText(raw, "centre")) ?? "",
    note,
  });
}

async function isKnown(tx: Tx, { series, centreId }: Contact): Promise<boolean> {
  const found = await tx
    .selectFrom(["centres.centre as c", "catalogue.series as s"])
    .select("c.centre_id")
    .where("c.centre_id", "=", centreId)
    .where("s.series", "=", series)
    .executeTakeFirst();
  return found !== undefined;
}
