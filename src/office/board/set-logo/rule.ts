import { type Decision, ok } from "#kernel";
import { logoDimensions, logoTooLarge } from "../refusals.ts";

/** What decides on a logo: its size in pixels and in bytes. */
export type LogoSize = { readonly width: number; readonly height: number; readonly bytes: number };

/** A logo is sent with every page: 300KB at most. */
export const logoBytesMax = 300_000;
const side = { min: 32, max: 2000 } as const;

/** Whether a picture can be the board's logo: large enough to be seen, small enough to be sent with every page. */
export function mayBeLogo({ width, height, bytes }: LogoSize): Decision<null> {
  if (bytes > logoBytesMax) return logoTooLarge.refuse();
  const fits = [width, height].every((length) => length >= side.min && length <= side.max);
  return fits ? ok(null) : logoDimensions.refuse({ width, height, ...side });
}
