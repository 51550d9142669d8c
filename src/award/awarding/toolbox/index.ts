import type { Command } from "#kernel";
import { boundaries } from "./boundaries.ts";
import { convert } from "./convert.ts";

/** The commands that other programs call for the arithmetic of awarding: CSV in, CSV out, no database. */
export const toolboxCommands: readonly Command[] = [convert, boundaries];
