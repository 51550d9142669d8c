/** A colour as pages know it, `#1d3557`, by its parts from 0 to 255; undefined for anything else. */
export function parseColour(text: string): readonly [number, number, number] | undefined {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(text) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/**
 * The contrast of a colour with white, in hundredths and rounded down: 450 is 4.5:1. Source: WCAG 2.2, definitions of
 * contrast ratio and relative luminance.
 */
export function contrastWithWhite([red, green, blue]: readonly [number, number, number]): number {
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return Math.floor((1.05 / (luminance + 0.05)) * 100);
}

function linear(part: number): number {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** 376 as `3.76:1`. */
export function formatContrast(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}:1`;
}
