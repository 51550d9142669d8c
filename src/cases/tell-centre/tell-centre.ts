import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import type { Delivered, Subscriber } from "#platform/events";
import { queueMail } from "#platform/mail";
import { findEmail } from "#people";
import type { AnyKind } from "../case-kind.ts";
import type { CaseEvents } from "../events.ts";
import type { CasePaths } from "../paths.ts";
import { shownReference } from "../reference.ts";

/**
 * Tells the person who asked, by email, what the board did about it. The email has the reference and a link: no name of
 * a candidate, nothing that was written, and not who at the board wrote it.
 */
export function tellingCentre(kind: AnyKind, paths: CasePaths, { moved }: CaseEvents): Subscriber {
  return {
    name: `emails about a ${kind.noun}`,
    event: moved.name,
    hear: (tx, event, app) => tell(tx, kind, paths, event, app),
  };
}

async function tell(tx: Tx, kind: AnyKind, paths: CasePaths, event: Delivered, app: App): Promise<void> {
  const { centreId, body } = event;
  const mail = kind.moves.find(({ act, by, shown }) => by === "board" && shown && act === body["act"])?.mail;
  const caseId = body["case"];
  if (centreId === null || !mail || typeof caseId !== "string") return;
  const asked = await tx
    .selectFrom("cases.case")
    .select(["opened_by", "opened_by_name as name", "reference"])
    .where("centre_id", "=", centreId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  const to = asked && (await findEmail(tx, asked.opened_by));
  if (!asked || !to) return;
  const reference = shownReference(asked.reference);
  const lines = [
    `Dear ${asked.name}`,
    mail.text,
    `View ${kind.noun} ${reference}:\n${app.site.address}${paths.case.centre({ case: caseId })}`,
    app.board.name,
    `You received this email because you asked this ${kind.noun} for centre ${centreId}.`,
  ];
  await queueMail(tx, { to, subject: `${kind.title} ${reference}: ${mail.subject}`, text: `${lines.join("\n\n")}\n` });
}
