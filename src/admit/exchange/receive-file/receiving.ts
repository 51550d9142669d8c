import { ok } from "#kernel";
import type { Action } from "#platform/perform";
import type { FileKind } from "../file-kind.ts";
import type { FileReport } from "../report.ts";
import { type FileFacts, loadFile } from "./load-file.ts";
import { readSentFile, type SentFile } from "./read-sent-file.ts";
import { type FileVerdict, judgeFile } from "./rule.ts";
import { saveFile } from "./save-file.ts";

/** The act of receiving a file of one kind: `name` and `bytes`. The answer is the report. */
export type ReceiveFile = Action<SentFile, FileFacts, FileVerdict, FileReport>;

/**
 * What receiving files has in common, whatever their kind: everything but the name and the permission. A centre sends
 * for itself, the board for any centre. The act succeeds for a rejected file too, which leaves its receipt, its report
 * and its reply, and nothing else.
 */
export function receiving(kind: FileKind): Pick<ReceiveFile, "read" | "load" | "rule" | "save"> {
  return {
    read: (raw, moment) => readSentFile(kind, raw, moment.today),
    load: (tx, sent, moment) => loadFile(tx, kind, sent, moment),
    *rule(facts, sent) {
      return ok(yield* judgeFile(kind, facts, sent));
    },
    save: (tx, verdict, facts, sent, moment) => saveFile(tx, kind, verdict, facts, sent, moment),
  };
}
