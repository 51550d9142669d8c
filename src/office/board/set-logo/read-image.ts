import { crc32 } from "node:zlib";
import { type Decision, ok } from "#kernel";
import { logoBroken, logoKindUnknown } from "../refusals.ts";

/** A picture whose bytes were read from the first to the last. Width and height are in pixels. */
export type Image = {
  readonly mediaType: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
};

/**
 * Reads a PNG or JPEG file by its content, never by its name: every part must follow the last and the file must end
 * where the picture does, so that nothing else can travel in it. Refused: other files, broken ones, moving pictures.
 * Sources: PNG Specification, third edition, 5 and 11; ITU-T T.81, annex B.
 */
export function readImage(bytes: Uint8Array): Decision<Image> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, 8).equals(pngSignature)) return whole(readPng(data), "image/png", bytes);
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return logoKindUnknown.refuse();
  return whole(readJpeg(data), "image/jpeg", bytes);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Size = { readonly width: number; readonly height: number };

function whole(size: Size | undefined, mediaType: Image["mediaType"], bytes: Uint8Array): Decision<Image> {
  return size ? ok({ mediaType, ...size, bytes }) : logoBroken.refuse();
}

/** Chunks with sound checksums from IHDR to IEND, with nothing after it. */
function readPng(data: Buffer): Size | undefined {
  let size: Size | undefined;
  let at = 8;
  while (at + 12 <= data.length) {
    const length = data.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > data.length || crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4)) return undefined;
    const kind = data.toString("latin1", at + 4, at + 8);
    if ((kind === "IHDR") !== (at === 8) || kind === "acTL") return undefined;
    if (kind === "IHDR") size = { width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) };
    if (kind === "IEND") return end === data.length ? size : undefined;
    at = end;
  }
  return undefined;
}

/** Segments up to the picture itself, which goes on to the end of the file. */
function readJpeg(data: Buffer): Size | undefined {
  if (data.readUInt16BE(data.length - 2) !== 0xffd9) return undefined;
  let size: Size | undefined;
  let at = 2;
  while (at + 4 <= data.length) {
    const [marker, length] = [data.readUInt16BE(at), data.readUInt16BE(at + 2)];
    if (marker < 0xffc0 || length < 2 || at + 2 + length > data.length) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffc2;
    if (isFrame && length >= 8) size = { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    if (marker === 0xffda) return endsOnce(data, at + 2 + length) ? size : undefined;
    at += 2 + length;
  }
  return undefined;
}

/** Whether the end of the picture is the end of the file: after an end marker nothing follows. */
function endsOnce(data: Buffer, from: number): boolean {
  return data.indexOf(Buffer.from([0xff, 0xd9]), from) === data.length - 2;
}
