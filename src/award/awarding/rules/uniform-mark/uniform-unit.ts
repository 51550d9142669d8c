import type { Boundary } from "../boundaries/boundary.ts";
import type { UniformScheme, UniformShare } from "./scale.ts";

/** What decides the uniform mark of a unit in one series. Boundaries are raw marks, in any order. */
export type UniformUnit = {
  readonly scheme: UniformScheme;
  readonly maxRaw: number;
  readonly maxUniform: number;
  readonly boundaries: readonly Boundary[];
  /**
   * Below grade E: `default` bends the line at max(1, 2E − D), a raw mark bends it there, `none` goes straight to 0.
   */
  readonly notional: Notional;
  /** The shares of the board's catalogue, best first; without them the usual ones of the scheme. */
  readonly shares?: readonly UniformShare[];
  /** Stored points that replace the derived ones; grades still come from the boundaries. */
  readonly knots?: readonly StoredKnot[];
};

export type Notional = "default" | "none" | number;

/** A stored point of the conversion: this raw mark is worth this uniform mark. */
export type StoredKnot = { readonly raw: number; readonly uniform: number };

/** Reads `default`, `none` or a raw mark; undefined for anything else. */
export function parseNotional(text: string): Notional | undefined {
  if (text === "default" || text === "none") return text;
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** Reads stored points written `0:0;15:40;75:100`; undefined for anything else. */
export function parseKnots(text: string): readonly StoredKnot[] | undefined {
  if (!/^\d{1,4}:\d{1,4}(;\d{1,4}:\d{1,4})+$/.test(text)) return undefined;
  return text.split(";").map((pair) => {
    const [raw = "", uniform = ""] = pair.split(":");
    return { raw: Number(raw), uniform: Number(uniform) };
  });
}
