import { type Centre, findCentre } from "#centres";
import { type Decision, ok } from "#kernel";
import { boardIdentifier } from "#platform/app";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { FileContext, FileKind, LoadedFile } from "../file-kind.ts";
import { findAcceptedFile } from "../files-received.ts";
import { sideOf } from "../file-side.ts";
import { type FileReport, noCentre } from "../report.ts";
import { lockSequence } from "../sequence.ts";
import type { SequenceFacts } from "./judge-sequence.ts";
import type { SentFile } from "./read-sent-file.ts";

/** What deciding on a file needs to know, read under the lock of its centre and series. */
export type FileFacts = {
  /** The awarding body that receives. */
  readonly awardingBody: string;
  /** The centre that the receipt is kept for. */
  readonly receiptCentre: string;
  /** The sender's own centre; null when the board sends. */
  readonly senderCentre: string | null;
  /** The centre of the file, when the sender may send for it and it is on the register. */
  readonly centre: Centre | undefined;
  /** Whether the catalogue has the series. */
  readonly seriesKnown: boolean;
  readonly sequence: SequenceFacts;
  /** The report of the same bytes, accepted before. */
  readonly earlier: FileReport | undefined;
  /** The facts of the kind; undefined when nothing of it is open in the series. */
  readonly loaded: LoadedFile | undefined;
};

const unused: SequenceFacts = { last: 0, accepted: new Set() };

/**
 * Locks the sequence of the centre and series, and reads all that deciding on the file needs. Until the board has set
 * its identifier every file is refused, without a receipt: nothing could say whom it was sent to.
 */
export async function loadFile(tx: Tx, kind: FileKind, sent: SentFile, moment: Moment): Promise<Decision<FileFacts>> {
  const awardingBody = boardIdentifier(moment.app.board);
  if (!awardingBody.ok) return awardingBody;
  return ok(await loadKnown(tx, kind, sent, moment, awardingBody.value));
}

async function loadKnown(
  tx: Tx,
  kind: FileKind,
  sent: SentFile,
  moment: Moment,
  awardingBody: string,
): Promise<FileFacts> {
  const { actor } = moment;
  const named = sent.section?.centreHeader.centre ?? noCentre;
  const mayRead = actor.centreId === null || actor.centreId === named;
  const centre = mayRead ? await findCentre(tx, named) : undefined;
  const series = centre && sent.series !== undefined && (await isSeries(tx, sent.series)) ? sent.series : undefined;
  const sequence = centre && series ? await lockSequence(tx, centre.centreId, series) : unused;
  const receiptCentre = actor.centreId ?? named;
  const earlier = await findAcceptedFile(tx, kind.name, receiptCentre, sent.contentHash);
  const context = !earlier && centre && series ? contextOf(sent, centre, series, moment) : undefined;
  return {
    awardingBody,
    receiptCentre,
    senderCentre: actor.centreId,
    centre,
    seriesKnown: series !== undefined,
    sequence,
    earlier,
    loaded: context && (await sent.opened?.load(tx, context, moment)),
  };
}

function contextOf(sent: SentFile, centre: Centre, series: string, moment: Moment): FileContext | undefined {
  const side = sideOf(moment.actor);
  return sent.letter && { letter: sent.letter, series, centre, side, at: moment.at };
}

async function isSeries(tx: Tx, series: string): Promise<boolean> {
  const row = await tx.selectFrom("catalogue.series").select("series").where("series", "=", series).executeTakeFirst();
  return row !== undefined;
}
