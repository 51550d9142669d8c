import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memoryMax = 4_000_000;
const pieceBytes = 262_144;

/**
 * Text held back until it is known to be whole: in memory while it is short, then in a temporary file, so that a
 * command writes all of its output or none and uses the same memory for a million rows as for ten.
 */
export class Spool {
  #pieces: string[] = [];
  #length = 0;
  #folder: string | undefined;
  #file: number | undefined;
  /** The program may be ended before `close`: a reader that has seen enough ends it. */
  readonly #onExit = () => this.close();

  /** Adds text at the end. */
  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length > memoryMax) this.#spill();
  }

  /** Hands over everything written, in order, piece by piece, waiting for each to be taken when `out` says how. */
  async pour(out: (text: string) => void | Promise<void>): Promise<void> {
    if (this.#file === undefined) return await out(this.#pieces.join(""));
    this.#spill();
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const piece = new Uint8Array(pieceBytes);
    for (let at = 0; ;) {
      const read = readSync(this.#file, piece, 0, pieceBytes, at);
      if (read === 0) break;
      at += read;
      await out(decoder.decode(piece.subarray(0, read), { stream: true }));
    }
  }

  /** Forgets everything and removes the temporary file. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    process.off("exit", this.#onExit);
    this.#pieces = [];
    this.#file = this.#folder = undefined;
  }

  #spill(): void {
    if (this.#file === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), "accolade-"));
      process.once("exit", this.#onExit);
      this.#file = openSync(join(this.#folder, "output"), "wx+", 0o600);
    }
    const bytes = Buffer.from(this.#pieces.join(""));
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#pieces = [];
    this.#length = 0;
  }
}
