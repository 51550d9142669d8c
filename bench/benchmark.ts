import type { CommandIo } from "#kernel";

/**
 * What a benchmark measured. A figure is one number with its unit; a ratio compares two things measured in the same
 * run.
 */
export type Measured = {
  readonly name: string;
  readonly figures: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  readonly ratios: Readonly<Record<string, number>>;
};

export type Benchmark = {
  readonly name: string;
  readonly about: string;
  run(io: CommandIo, options: BenchOptions): Promise<Measured>;
};

/** `scale` divides the work: 1 is the full size, 20 a quick look. */
export type BenchOptions = { readonly scale: number; readonly connections: number };

/** Times something once; the value and the milliseconds it took. */
export async function timed<Value>(
  work: () => Promise<Value> | Value,
): Promise<{ value: Value; milliseconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, milliseconds: Math.max(1, Math.round(performance.now() - start)) };
}

/** So many things in so many milliseconds, as a whole number a second. */
export function perSecond(count: number, milliseconds: number): { value: number; unit: string } {
  return { value: Math.round((count * 1000) / milliseconds), unit: "per second" };
}

/** a over b to three places: a measurement, not a mark. */
export function ratio(a: number, b: number): number {
  return Math.round((a * 1000) / b) / 1000;
}
