export type LineEnd = "cr-lf" | "lf" | "none";

/** Longer lines belong to no exchange file; the splitter stops there, so that memory stays small. */
export const lineMax = 4096;

export type LineSplitter = {
  /** Takes bytes in; every whole line goes to `take`. False when a line has no end. */
  push(bytes: Uint8Array): boolean;
  /** The rest, when the file does not end with a line end. */
  finish(): void;
};

/** Cuts bytes into lines at LF, with or without CR before it. Each character of a line is one byte. */
export function lineSplitter(take: (line: string, end: LineEnd) => void): LineSplitter {
  let rest: Buffer = Buffer.alloc(0);
  return {
    push(bytes) {
      const buffer =
        rest.length > 0 ? Buffer.concat([rest, bytes]) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      let start = 0;
      for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, start)) {
        const hasReturn = at > start && buffer[at - 1] === 13;
        take(buffer.toString("latin1", start, hasReturn ? at - 1 : at), hasReturn ? "cr-lf" : "lf");
        start = at + 1;
      }
      rest = Buffer.from(buffer.subarray(start));
      return rest.length <= lineMax;
    },
    finish() {
      if (rest.length > 0) take(rest.toString("latin1"), "none");
    },
  };
}
