import { type Decision, ok } from "#kernel";
import { accentContrastLow, accentInvalid, unchanged } from "../refusals.ts";
import { contrastWithWhite, formatContrast, parseColour } from "./contrast.ts";

/** The least contrast between text and its background, in hundredths: WCAG 2.2, success criterion 1.4.3 (AA). */
const leastContrast = 450;

/** Whether white text can be read on a colour; null is the usual colour. */
export function mayBeAccent(accent: string | null): Decision<string | null> {
  if (accent === null) return ok(null);
  const colour = parseColour(accent);
  if (!colour) return accentInvalid.refuse();
  const contrast = contrastWithWhite(colour);
  return contrast >= leastContrast ? ok(accent) : accentContrastLow.refuse({ accent, ratio: formatContrast(contrast) });
}

/** Whether the colour may be saved: a change that changes nothing would leave an empty row in the audit log. */
export function mayChooseAccent(now: string | null, wanted: string | null): Decision<string | null> {
  return now === wanted ? unchanged.refuse() : ok(wanted);
}
