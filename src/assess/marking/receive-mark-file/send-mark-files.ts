import type { CommandIo } from "#kernel";
import { type Actor, type App, perform } from "#platform";
import { receiveMarkFile, takeMarkFile, type MarkFileReceived } from "./receive-mark-file.ts";

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Sends mark files one by one, as a centre or as the board, and says what became of each. Returns how many were not
 * accepted.
 */
export async function sendMarkFiles(
  app: App,
  actor: Actor,
  files: Iterable<NamedFile>,
  io: Pick<CommandIo, "out" | "err">,
): Promise<number> {
  const action = actor.side === "board" ? takeMarkFile : receiveMarkFile;
  let failed = 0;
  for (const file of files) {
    const decision = await perform(app, actor, action, { name: file.name, bytes: file.bytes });
    if (!decision.ok) for (const { code, text } of decision.refusals) io.err(`${file.name}: ${code}: ${text}\n`);
    else sayReceived(file.name, decision.value, io);
    if (!decision.ok || decision.value.status === "rejected") failed += 1;
  }
  return failed;
}

function sayReceived(name: string, received: MarkFileReceived, io: Pick<CommandIo, "out" | "err">): void {
  for (const { severity, line, column, code, text } of received.lines) {
    (severity === "E" ? io.err : io.out)(`${name}:${line}:${column} ${severity} ${code}: ${text}\n`);
  }
  if (received.again) return io.out(`${name}: accepted before, nothing to do\n`);
  const { status, recorded, corrected, unchanged } = received;
  io.out(`${name}: ${status}; ${recorded} recorded, ${corrected} corrected, ${unchanged} unchanged\n`);
}
