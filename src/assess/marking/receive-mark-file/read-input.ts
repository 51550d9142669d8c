import { createHash } from "node:crypto";
import { ok, type Decision } from "#kernel";
import { readMarkFile, type MarkFile } from "./mark-file.ts";

/** A mark file as it came in, and as read. */
export type FileInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly file: MarkFile;
};

/** Reads the name and bytes that a face hands over. What is wrong inside the file is the rule's to say. */
export function readInput(raw: unknown): Decision<FileInput> {
  const { name, bytes } = raw as { name: string; bytes: Uint8Array };
  return ok({ name, bytes, hash: createHash("sha256").update(bytes).digest("hex"), file: readMarkFile(name, bytes) });
}
