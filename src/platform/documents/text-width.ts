import { fontFiles } from "./fonts.ts";
import { type FontWidths, readFontWidths } from "./font-widths.ts";
import { printableText } from "./template.ts";

/** How a text is set: its size in tenths of a point. */
export type TextStyle = { readonly size: number; readonly bold?: boolean };

/**
 * Thousandths of a point that a text takes on one line, never fewer than Typst gives it. Kerning, which mostly brings
 * letters together, moves the pair "qj" apart by 15% and every other by less: a twelfth is added for it. Undefined when
 * the text has line ends or characters of another typeface.
 */
export function textWidth(text: string, { size, bold = false }: TextStyle): number | undefined {
  const { unitsPerEm, advances } = fonts()[bold ? "bold" : "regular"];
  let units = 0;
  for (const character of letters.test(text) ? text : printableText(text)) {
    const isFigure = character >= "0" && character <= "9";
    const advance = isFigure ? figure : advances.get(character.codePointAt(0) ?? 0);
    if (advance === undefined) return undefined;
    units += advance;
  }
  return Math.ceil((units * size * 108) / unitsPerEm);
}

/** Thousandths of a point from the foot of a line to the top of its capitals, which is how high Typst makes a line. */
export function lineHeight({ size, bold = false }: TextStyle): number {
  const { unitsPerEm, capHeight } = fonts()[bold ? "bold" : "regular"];
  return Math.ceil((capHeight * size * 100) / unitsPerEm);
}

/** Text that needs no composing and no cleaning; most is. */
const letters = /^[ -~]*$/;

/** The advance of every figure: documents set figures of one width, in the regular and in the bold face. */
const figure = 632;

type Faces = { readonly regular: FontWidths; readonly bold: FontWidths };
let read: Faces | undefined;

/** Read with the first document: most commands make none. */
function fonts(): Faces {
  const [regular = "", , bold = ""] = fontFiles;
  return (read ??= { regular: readFontWidths(regular), bold: readFontWidths(bold) });
}
