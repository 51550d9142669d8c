import { ok } from "#kernel";
import { defineAction } from "#platform";
import type { EntryFileReport } from "../report.ts";
import type { EntryFileFacts, EntryFileVerdict } from "./facts.ts";
import { loadFacts } from "./load-facts.ts";
import { readEntryFile, type SentFile } from "./read-entry-file.ts";
import { judgeEntryFile } from "./rule.ts";
import { saveFile } from "./save-file.ts";

/**
 * Receives a file of entries (E) or amendments (A): `name` and `bytes`. A centre sends for itself, the board for any
 * centre. The answer is the report: the act succeeds for a refused file too, which leaves its receipt and nothing else.
 */
export const receiveEntryFile = defineAction<SentFile, EntryFileFacts, EntryFileVerdict, EntryFileReport>({
  name: "receive-entry-file",
  summary: "Send a file of entries or amendments",
  permission: "entries.submit",
  read: readEntryFile,
  load: async (tx, sent, moment) => ok(await loadFacts(tx, sent, moment)),
  rule: (facts, sent, moment) => ok(judgeEntryFile(facts, sent, moment.at, moment.today)),
  save: saveFile,
});
