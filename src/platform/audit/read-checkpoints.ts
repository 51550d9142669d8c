import type { Checkpoint } from "./verify-chain.ts";

/** The checkpoints of a file that `audit checkpoint` printed, a line each; undefined when it is no such file. */
export function parseCheckpoints(text: string): readonly Checkpoint[] | undefined {
  const found = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parseCheckpoint);
  return found.length > 0 && found.every((one) => one !== undefined) ? found : undefined;
}

function parseCheckpoint(line: string): Checkpoint | undefined {
  const read = /^\{"chain":"([^"\\]+)","position":(\d{1,15}),"hash":"([0-9a-f]{64})"\}$/.exec(line.trim());
  const [, chain, position, hash] = read ?? [];
  return chain && position && hash ? { chain, position: Number(position), hash } : undefined;
}
