import type { Command } from "#kernel";

/** Every command of the command line, in the order in which help lists them. */
export const commands: readonly Command[] = [];
