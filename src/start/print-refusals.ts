import type { CommandIo, Refusal } from "#kernel";

/** Prints refusals, a line each: where, code, sentence. Returns the exit status of a refusal. */
export function printRefusals(command: string, refusals: readonly Refusal[], io: CommandIo): 1 {
  for (const { file, line, column, code, text } of refusals) {
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    io.err(`${place ? `${place}: ` : `accolade ${command}: `}${code}: ${text}\n`);
  }
  io.err(
    `accolade ${command}: refused, with ${refusals.length} fault${refusals.length === 1 ? "" : "s"}. Nothing was ` +
      `changed.\n`,
  );
  return 1;
}
