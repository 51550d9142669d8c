/** Commands of the command line. */
export { defineCommand } from "./define-command.ts";
export type { OptionValues } from "./options.ts";
export { openProgress, type Phase, type Progress } from "./progress.ts";
