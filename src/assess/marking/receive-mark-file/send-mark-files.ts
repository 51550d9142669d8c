import type { CommandIo } from "#kernel";
import { type Actor, type App, perform } from "#platform";
import { takeMarkFile } from "../take-mark-file/take-mark-file.ts";
import { receiveMarkFile } from "./receive-mark-file.ts";
import type { MarkFileReceived } from "./receiving.ts";

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Sends mark files one by one, as a centre or as the board, and says what became of each. Returns how many were not
 * accepted.
 */
export async function sendMarkFiles(
  app: App,
  actor: Actor,
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  io: Pick<CommandIo, "out" | "err">,
): Promise<number> {
  const action = actor.side === "board" ? takeMarkFile : receiveMarkFile;
  let failed = 0;
  for await (const { name, bytes } of files) {
    const decision = await perform(app, actor, action, { name, bytes });
    if (decision.ok) await sayReceived(name, decision.value, io);
    else for (const { code, text } of decision.refusals) await io.err(`${name}: ${code}: ${text}\n`);
    if (!decision.ok || decision.value.status === "rejected") failed += 1;
  }
  return failed;
}

async function sayReceived(
  name: string,
  received: MarkFileReceived,
  io: Pick<CommandIo, "out" | "err">,
): Promise<void> {
  for (const { severity, line, column, code, text } of received.lines) {
    await (severity === "E" ? io.err : io.out)(`${name}:${line}:${column} ${severity} ${code}: ${text}\n`);
  }
  const { status, again, recorded, corrected, unchanged } = received;
  const counts = `${recorded} recorded, ${corrected} corrected, ${unchanged} unchanged`;
  await io.out(again ? `${name}: accepted before, nothing to do\n` : `${name}: ${status}; ${counts}\n`);
}
