import { type Decision, ok, refuse } from "#kernel";

/** What decides on a logo: its size in pixels and in bytes. */
export type LogoSize = { readonly width: number; readonly height: number; readonly bytes: number };

/** A logo is sent with every page: 300 kB at most. */
const bytesMax = 300_000;
const sideMin = 32;
const sideMax = 2000;

/** Whether a picture can be the board's logo: large enough to be seen, small enough to be sent with every page. */
export function mayBeLogo({ width, height, bytes }: LogoSize): Decision<null> {
  if (bytes > bytesMax) return refuse("logo-too-large", "The logo must be smaller than 300KB", { field: "logo" });
  const fits = [width, height].every((side) => side >= sideMin && side <= sideMax);
  if (fits) return ok(null);
  return refuse(
    "logo-dimensions",
    `The logo is ${width} by ${height} pixels. Each side must be between ${sideMin} and ${sideMax} pixels`,
    { field: "logo" },
  );
}
