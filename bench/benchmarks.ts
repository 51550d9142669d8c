import type { Benchmark } from "./benchmark.ts";

/** Every benchmark, loaded when it is asked for. */
export const benchmarks: readonly { readonly name: string; load(): Promise<Benchmark> }[] = [
  { name: "import", load: async () => (await import("./import/bench-import.ts")).benchImport },
  { name: "award", load: async () => (await import("./award/bench-award.ts")).benchAward },
  { name: "read", load: async () => (await import("./read/bench-read.ts")).benchRead },
  { name: "access", load: async () => (await import("./access/bench-access.ts")).benchAccess },
  { name: "documents", load: async () => (await import("./documents/bench-documents.ts")).benchDocuments },
  { name: "convert", load: async () => (await import("./convert/bench-convert.ts")).benchConvert },
  { name: "overload", load: async () => (await import("./overload/bench-overload.ts")).benchOverload },
  { name: "kills", load: async () => (await import("./kills/bench-kills.ts")).benchKills },
];
