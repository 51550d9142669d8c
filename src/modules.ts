/** The modules in the order of the exam year. The one law: a module imports only from those above it. */
export const modules = [
  { name: "kernel", folder: "src/kernel" },
  { name: "formats", folder: "src/formats" },
  { name: "platform", folder: "src/platform" },
  { name: "catalogue", folder: "src/admit/catalogue" },
  { name: "centres", folder: "src/admit/centres" },
  { name: "candidates", folder: "src/admit/candidates" },
  { name: "entries", folder: "src/admit/entries" },
  { name: "marking", folder: "src/assess/marking" },
  { name: "awarding", folder: "src/award/awarding" },
  { name: "results", folder: "src/award/results" },
  { name: "start", folder: "src/start" },
] as const;
