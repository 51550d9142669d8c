import { issueInvoices, recordPayment } from "#fees";
import { deliverEvents, type Subscriber } from "#platform/events";
import { perform } from "#platform/perform";
import { done, unlessAnticipated } from "../act.ts";
import { type DemoStep, demoSeries, type DemoWorld } from "../world.ts";

/**
 * The board issues the invoices of the series once late entries have closed. The second one is paid, and of the third a
 * part.
 */
export async function* chargeAndInvoice(world: DemoWorld, subscribers: readonly Subscriber[]): DemoStep {
  const { app, people, progress } = world;
  yield "2026-04-20";
  const phase = progress.phase("Issue the invoices");
  await deliverEvents(app, subscribers);
  await unlessAnticipated(app, async () => {
    const issued = done("issue the invoices", await perform(app, people.board, issueInvoices, { series: demoSeries }));
    phase.done(`${issued.invoices} invoices`);
  });
  yield "2026-04-24";
  for (const [number, parts] of [
    [2, 1],
    [3, 2],
  ] as const)
    await unlessAnticipated(app, () => pay(world, number, parts));
}

/** Pays an invoice, or its half when it is paid in two parts; nothing when there are not so many. */
async function pay({ app, people }: DemoWorld, number: number, parts: number): Promise<void> {
  const found = await app.database.as.board
    .selectFrom("fees.invoice")
    .select(["number", "outstanding"])
    .where("number", "=", number)
    .executeTakeFirst();
  const pence = ((found?.outstanding ?? 0) - ((found?.outstanding ?? 0) % parts)) / parts;
  if (pence <= 0) return;
  const text = String(pence).padStart(3, "0");
  const payment = {
    invoice: `INV-${String(number).padStart(6, "0")}`,
    amount: `${text.slice(0, -2)}.${text.slice(-2)}`,
    receivedOn: "2026-04-24",
    reference: `BACS ${number}`,
  };
  done("record a payment", await perform(app, people.board, recordPayment, payment));
}
