/** A command of the command line. It returns the exit status: 0 done, 1 refused, 2 wrong usage. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** What follows `./accolade`, such as `uci ID…`. */
  readonly usage: string;
  run(args: readonly string[], io: CommandIo): Promise<number>;
};

/** Where a command reads and writes, so that tests run it without a process. */
export type CommandIo = {
  readonly input: AsyncIterable<Uint8Array>;
  /** Writes a result; wait for it when there is much, so that a slow reader holds the writer back. */
  out(text: string): void | Promise<void>;
  err(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
};
