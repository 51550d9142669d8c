import { type Transaction, sql } from "kysely";
import type { App } from "../app/app.ts";
import type { Tables } from "../database/database.ts";
import type { Letter, Transport } from "./open-transport.ts";
import { isAddress } from "./read-mailing.ts";
import { isFinal, minutesUntilNext, withoutForeignLinks } from "./rule.ts";

const lanes = 3;
const lettersPerRound = 200;

/**
 * Sends the emails that are due, a few at a time, until none is left, the round is long enough or `stopping` is
 * aborted; returns how many were sent. Each is locked while it is sent and marked in the same transaction: two workers
 * never send the same one, and one whose worker stopped in the middle is sent again.
 */
export async function deliverMail(app: App, transport: Transport, stopping?: AbortSignal): Promise<number> {
  let [sent, left] = [0, lettersPerRound];
  const work = async (): Promise<void> => {
    for (; left > 0; left -= 1) {
      if (stopping?.aborted) return;
      const done = await deliverNext(app, transport);
      if (done === "none-due") return;
      if (done === "sent") sent += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return sent;
}

type Outcome = "sent" | { readonly fault: string; readonly final: boolean };

function deliverNext(app: App, transport: Transport): Promise<"sent" | "kept" | "none-due"> {
  return app.database.as.worker.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom("platform.mail")
      .select(["mail_id as mailId", "recipient as to", "subject", "body as text", "queued_at as queuedAt", "attempts"])
      .where("sent_at", "is", null)
      .where("failed_at", "is", null)
      .where("caught_at", "is", null)
      .where("next_at", "<=", sql<string>`now()`)
      .orderBy("next_at")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!due) return "none-due";
    const letter = { ...due, text: due.text ?? "" };
    const outcome = await trySending(app, transport, letter);
    await noteOutcome(app, tx, letter, outcome);
    return outcome === "sent" ? "sent" : "kept";
  });
}

async function trySending(app: App, transport: Transport, letter: Letter): Promise<Outcome> {
  if (!isAddress(letter.to)) return { fault: "the recipient is not an address", final: true };
  try {
    await transport.send({ ...letter, text: withoutForeignLinks(letter.text, app.site.address) });
    return "sent";
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    return { fault: said, final: isFinal(fault) };
  }
}

type Attempted = Letter & { readonly attempts: number };

async function noteOutcome(app: App, tx: Transaction<Tables>, letter: Attempted, outcome: Outcome): Promise<void> {
  const attempts = letter.attempts + 1;
  const row = tx.updateTable("platform.mail").where("mail_id", "=", letter.mailId);
  if (outcome === "sent") {
    await row.set({ attempts, sent_at: sql<string>`clock_timestamp()`, body: null, fault: null }).execute();
    return;
  }
  const fault = outcome.fault.replaceAll(/\p{Cc}+/gu, " ").slice(0, 300);
  const minutes = outcome.final ? undefined : minutesUntilNext(attempts);
  app.log(
    `mail ${letter.mailId}: ${fault}; ${minutes === undefined ? "no more attempts" : `again in ${minutes} minutes`}`,
  );
  await row
    .set(
      minutes === undefined
        ? { attempts, fault, failed_at: sql<string>`clock_timestamp()`, body: null }
        : { attempts, fault, next_at: sql<string>`clock_timestamp() + make_interval(mins => ${minutes})` },
    )
    .execute();
}
