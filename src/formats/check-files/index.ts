/** Commands for other people's programs: they check files and identifiers and need no database. */
import type { Command } from "#kernel";
import { ediCommand } from "./edi.ts";
import { uciCommand, ulnCommand } from "./identifiers.ts";

export const toolboxCommands: readonly Command[] = [uciCommand, ulnCommand, ediCommand];
