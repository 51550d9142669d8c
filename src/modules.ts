import type { Module } from "#platform/module";

/** A module by its folder; `load` gives what it brings, when it brings anything. */
type Listed = { readonly name: string; readonly folder: string; readonly load?: () => Promise<Module> };

/** The modules in the order of the exam year. The one law: a module imports only from those above it. */
export const modules: readonly Listed[] = [
  { name: "kernel", folder: "src/kernel" },
  { name: "formats", folder: "src/formats" },
  { name: "platform", folder: "src/platform", load: async () => (await import("./platform/module.ts")).platform },
  { name: "people", folder: "src/people", load: async () => (await import("./people/module.ts")).people },
  { name: "cases", folder: "src/cases", load: async () => (await import("./cases/module.ts")).cases },
  {
    name: "catalogue",
    folder: "src/admit/catalogue",
    load: async () => (await import("./admit/catalogue/module.ts")).catalogue,
  },
  {
    name: "centres",
    folder: "src/admit/centres",
    load: async () => (await import("./admit/centres/module.ts")).centres,
  },
  {
    name: "candidates",
    folder: "src/admit/candidates",
    load: async () => (await import("./admit/candidates/module.ts")).candidates,
  },
  {
    name: "exchange",
    folder: "src/admit/exchange",
    load: async () => (await import("./admit/exchange/module.ts")).exchange,
  },
  {
    name: "entries",
    folder: "src/admit/entries",
    load: async () => (await import("./admit/entries/module.ts")).entries,
  },
  {
    name: "marking",
    folder: "src/assess/marking",
    load: async () => (await import("./assess/marking/module.ts")).marking,
  },
  {
    name: "awarding",
    folder: "src/award/awarding",
    load: async () => (await import("./award/awarding/module.ts")).awarding,
  },
  {
    name: "results",
    folder: "src/award/results",
    load: async () => (await import("./award/results/module.ts")).results,
  },
  { name: "board", folder: "src/office/board", load: async () => (await import("./office/board/module.ts")).board },
  {
    name: "support",
    folder: "src/office/support",
    load: async () => (await import("./office/support/module.ts")).support,
  },
  { name: "fees", folder: "src/office/fees", load: async () => (await import("./office/fees/module.ts")).fees },
  { name: "start", folder: "src/start", load: async () => (await import("./start/module.ts")).start },
];
