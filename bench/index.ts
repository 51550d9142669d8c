/** The benchmarks behind `./accolade bench`. */
export type { Benchmark, BenchOptions, Measured } from "./benchmark.ts";
export { benchmarks } from "./benchmarks.ts";
