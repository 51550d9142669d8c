import { saveSequence } from "#entries";
import type { Moment, Tx } from "#platform";
import type { FileInput } from "./read-input.ts";
import type { MarkFileReceived } from "./receiving.ts";
import type { ReportLine } from "./mark-file.ts";

type Receipt = FileInput & {
  readonly centreId: string;
  readonly seriesKnown: boolean;
  readonly status: MarkFileReceived["status"];
  readonly counts: { readonly recorded: number; readonly corrected: number; readonly unchanged: number };
  readonly lines: readonly ReportLine[];
};

/** Keeps the receipt of a file: its bytes, its verdict, its report; an accepted file moves the sequence on. */
export async function saveFile(tx: Tx, receipt: Receipt, moment: Moment): Promise<void> {
  const { centreId, file, lines } = receipt;
  const fileId = moment.actId;
  await tx
    .insertInto("marking.file")
    .values({
      centre_id: centreId,
      file_id: fileId,
      name: receipt.name,
      series: file.series ?? null,
      sequence: sequenceOf(receipt),
      content_hash: receipt.hash,
      bytes: receipt.bytes.length,
      received_at: moment.at.toString(),
      received_by: moment.actor.personId,
      status: receipt.status,
      records: file.parsed.summary.records,
      ...receipt.counts,
      content: Buffer.from(receipt.bytes),
    })
    .execute();
  if (lines.length > 0) {
    await tx
      .insertInto("marking.file_line")
      .values(lines.map((line, index) => ({ centre_id: centreId, file_id: fileId, position: index + 1, ...line })))
      .execute();
  }
  const sequence = sequenceOf(receipt);
  if (receipt.status === "rejected" || !receipt.seriesKnown || sequence === null) return;
  await saveSequence(tx, centreId, file.series ?? "", sequence);
}

function sequenceOf({ file }: Receipt): number | null {
  return file.sequence === undefined || Number.isNaN(file.sequence) ? null : file.sequence;
}
