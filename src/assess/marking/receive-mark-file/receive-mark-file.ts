import { createHash } from "node:crypto";
import { ok, refuse, type Decision } from "#kernel";
import { type Action, defineAction, type Moment, type Saved, type Tx } from "#platform";
import { lockLedgers, loadSetFacts } from "../record-marks/load-facts.ts";
import { saveSet } from "../record-marks/record-marks.ts";
import { readMarkFile, type MarkFile, type ReportLine } from "./mark-file.ts";
import { judgeMarkFile, type FileFacts, type FileVerdict } from "./rule.ts";
import { saveFile } from "./save-file.ts";

/** What became of a file: its receipt, and the lines of its report. */
export type MarkFileReceived = {
  readonly fileId: string;
  readonly status: "accepted" | "accepted-with-warnings" | "rejected";
  /** These bytes were accepted before: nothing was done now. */
  readonly again: boolean;
  readonly lines: readonly ReportLine[];
  readonly recorded: number;
  readonly corrected: number;
  readonly unchanged: number;
};

export type FileInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly file: MarkFile;
};
export type ReceiveMarkFile = Action<FileInput, FileFacts, FileVerdict, MarkFileReceived>;

/** A centre sends a mark file (M). It is kept with its report even when it is rejected; then nothing else is. */
export const receiveMarkFile: ReceiveMarkFile = defineAction({
  name: "receive-mark-file",
  summary: "Send a file of marks",
  permission: "marks.enter",
  ...receiving("centre"),
});

/** The board takes in a centre's mark file on its behalf, after the marks-due date too. */
export const takeMarkFile: ReceiveMarkFile = defineAction({
  name: "take-mark-file",
  summary: "Take in a centre's file of marks",
  permission: "marks.record",
  ...receiving("board"),
});

function receiving(side: "centre" | "board"): Omit<ReceiveMarkFile, "name" | "summary" | "permission"> {
  return {
    read: readInput,
    load: (tx, input, moment) => loadFile(tx, input, moment, side),
    rule: (facts, input) => judgeMarkFile(facts, input.file, side),
    save: saveVerdict,
  };
}

function readInput(raw: unknown): Decision<FileInput> {
  const { name, bytes } = raw as { name: string; bytes: Uint8Array };
  return ok({ name, bytes, hash: createHash("sha256").update(bytes).digest("hex"), file: readMarkFile(name, bytes) });
}

async function loadFile(
  tx: Tx,
  input: FileInput,
  moment: Moment,
  side: "centre" | "board",
): Promise<Decision<FileFacts>> {
  const { file } = input;
  const centreId = side === "centre" ? moment.actor.centreId : file.centreId;
  const known =
    centreId &&
    (await tx.selectFrom("centres.centre").select("centre_id").where("centre_id", "=", centreId).executeTakeFirst());
  if (!known) {
    return refuse(
      "centre-unknown",
      `Centre ${centreId ?? "of the file"} is not on the register. Check the centre header.`,
      { file: input.name, line: 2, column: 3 },
    );
  }
  const series = file.series ?? "";
  await lockLedgers(tx, series, [known.centre_id]);
  const foundSeries = await tx
    .selectFrom("catalogue.series")
    .select("series")
    .where("series", "=", series)
    .executeTakeFirst();
  const earlier = await tx
    .selectFrom("marking.file")
    .select("file_id")
    .where("centre_id", "=", known.centre_id)
    .where("content_hash", "=", input.hash)
    .where("status", "<>", "rejected")
    .executeTakeFirst();
  const ours = file.set && file.set.rows.every((row) => row.centreId === known.centre_id);
  return ok({
    centreId: known.centre_id,
    awardingBody: moment.app.board.identifier,
    seriesKnown: foundSeries !== undefined,
    lastSequence: await lastSequence(tx, known.centre_id, series),
    earlier: earlier && { fileId: earlier.file_id },
    ucis: await ucisOf(tx, known.centre_id, series),
    marks: foundSeries && ours && file.set ? await loadSetFacts(tx, file.set, moment) : undefined,
  });
}

/** The counter is shared by entries, amendments and marks: what entries accepted counts too. */
async function lastSequence(tx: Tx, centreId: string, series: string): Promise<number> {
  const own = await tx
    .selectFrom("marking.ledger")
    .select("last_sequence")
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .executeTakeFirst();
  const entries = await tx
    .selectFrom("entries.sequence")
    .select("last_sequence")
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .executeTakeFirst();
  return Math.max(own?.last_sequence ?? 0, entries?.last_sequence ?? 0);
}

async function ucisOf(tx: Tx, centreId: string, series: string): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("candidates.candidate as c", (join) =>
      join.onRef("c.centre_id", "=", "n.centre_id").onRef("c.candidate_id", "=", "n.candidate_id"),
    )
    .select(["n.candidate_number", "c.uci"])
    .where("n.centre_id", "=", centreId)
    .where("n.series", "=", series)
    .execute();
  return new Map(rows.map((row) => [row.candidate_number, row.uci]));
}

async function saveVerdict(
  tx: Tx,
  verdict: FileVerdict,
  facts: FileFacts,
  input: FileInput,
  moment: Moment,
): Promise<Saved<MarkFileReceived>> {
  const base = {
    centreId: facts.centreId,
    chain: facts.seriesKnown && input.file.series ? input.file.series : "board",
  };
  const none = { recorded: 0, corrected: 0, unchanged: 0 };
  if (verdict.kind === "again") {
    const answer: MarkFileReceived = { fileId: verdict.fileId, status: "accepted", again: true, lines: [], ...none };
    return {
      ...base,
      answer,
      subject: { kind: "mark-file", id: verdict.fileId },
      after: { file: input.name, again: true },
    };
  }
  const set = input.file.set;
  const marks = verdict.kind === "accepted" && set ? await saveSet(tx, verdict.judged, set, moment) : undefined;
  const warned = verdict.lines.length > 0 ? "accepted-with-warnings" : "accepted";
  const status = marks ? warned : "rejected";
  const counts = marks
    ? { recorded: marks.answer.recorded, corrected: marks.answer.corrected, unchanged: marks.answer.unchanged }
    : none;
  await saveFile(
    tx,
    { ...input, status, counts, lines: verdict.lines, centreId: facts.centreId, seriesKnown: facts.seriesKnown },
    moment,
  );
  const answer: MarkFileReceived = { fileId: moment.actId, status, again: false, lines: verdict.lines, ...counts };
  const after = {
    file: input.name,
    status,
    errors: verdict.lines.filter((line) => line.severity === "E").length,
    ...counts,
  };
  return { ...base, answer, subject: { kind: "mark-file", id: moment.actId }, after, events: marks?.events ?? [] };
}
