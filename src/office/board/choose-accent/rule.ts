import { type Decision, ok, refuse } from "#kernel";
import { contrastWithWhite, formatContrast, parseColour } from "./contrast.ts";

/** Least contrast of text with what it stands on, in hundredths: WCAG 2.2, success criterion 1.4.3 (AA). */
const leastContrast = 450;

/** Whether a colour can stand behind white text; null is the program's own colour. */
export function mayBeAccent(accent: string | null): Decision<string | null> {
  if (accent === null) return ok(null);
  const colour = parseColour(accent);
  if (!colour) {
    return refuse("accent-invalid", "Enter the colour as # and 6 characters from 0 to 9 and a to f, such as #1d3557", {
      field: "accent",
    });
  }
  const contrast = contrastWithWhite(colour);
  if (contrast >= leastContrast) return ok(accent);
  return refuse(
    "accent-contrast-low",
    `White text on ${accent} has a contrast of ${formatContrast(contrast)}. Choose a darker colour, with at least 4.5:1`,
    { field: "accent", source: "WCAG 2.2, success criterion 1.4.3 Contrast (Minimum), level AA" },
  );
}

/** Whether the colour may change so: only a change is one. */
export function mayChooseAccent(now: string | null, wanted: string | null): Decision<string | null> {
  return now === wanted
    ? refuse("board-unchanged", "You have not changed anything. Change the colour, or cancel.")
    : ok(wanted);
}
