import { readFileSync } from "node:fs";

/** What a font file says of its letters, in its own units. */
export type FontWidths = {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  /** The advance of each character that the font has. */
  readonly advances: ReadonlyMap<number, number>;
};

/** Reads the widths of a TrueType font. Source: the OpenType specification, tables head, OS/2, hhea, hmtx and cmap. */
export function readFontWidths(file: string): FontWidths {
  const bytes = readFileSync(file);
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = tableOffsets(font);
  const measured = font.getUint16(offset(at, "hhea") + 34);
  const advance = (glyph: number): number => font.getUint16(offset(at, "hmtx") + 4 * Math.min(glyph, measured - 1));
  const glyphs = glyphsOf(font, offset(at, "cmap"));
  return {
    unitsPerEm: font.getUint16(offset(at, "head") + 18),
    capHeight: font.getInt16(offset(at, "OS/2") + 88),
    advances: new Map(glyphs.map(([character, glyph]) => [character, advance(glyph)])),
  };
}

function tableOffsets(font: DataView): ReadonlyMap<string, number> {
  const count = font.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_none, index) => {
      const record = 12 + 16 * index;
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => font.getUint8(record + letter)));
      return [tag, font.getUint32(record + 8)];
    }),
  );
}

function offset(offsets: ReadonlyMap<string, number>, tag: string): number {
  const found = offsets.get(tag);
  if (found === undefined) throw new RangeError(`The font has no table ${tag}.`);
  return found;
}

/** The glyph of each character of the basic plane: the segments of cmap format 4, which every TrueType font has. */
function glyphsOf(font: DataView, cmap: number): readonly (readonly [number, number])[] {
  const tables = Array.from({ length: font.getUint16(cmap + 2) }, (_none, index) => cmap + 4 + 8 * index);
  const subtable = tables.map((one) => cmap + font.getUint32(one + 4)).find((one) => font.getUint16(one) === 4);
  if (subtable === undefined) throw new RangeError("The font has no character map of format 4.");
  const size = font.getUint16(subtable + 6);
  return Array.from({ length: size / 2 }, (_none, index) => subtable + 14 + 2 * index).flatMap((end) =>
    segment(font, end, size),
  );
}

function segment(font: DataView, end: number, size: number): readonly (readonly [number, number])[] {
  const [startAt, deltaAt, rangeAt] = [end + size + 2, end + 2 * size + 2, end + 3 * size + 2];
  const [first, last] = [font.getUint16(startAt), font.getUint16(end)];
  const [delta, range] = [font.getUint16(deltaAt), font.getUint16(rangeAt)];
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index)
    .filter((character) => character < 0xffff)
    .map((character): readonly [number, number] => {
      const listed = range === 0 ? character : font.getUint16(rangeAt + range + 2 * (character - first));
      return [character, listed === 0 ? 0 : (listed + delta) & 0xffff];
    })
    .filter(([, glyph]) => glyph !== 0);
}
