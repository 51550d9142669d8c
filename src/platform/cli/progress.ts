import type { CommandIo } from "#kernel";

/** One stretch of long work, such as reading files; `done` says how it went. */
export type Phase = { advance(count?: number): void; done(note?: string): void };

export type Progress = { phase(name: string, total?: number): Phase };

const redrawMilliseconds = 100;

/**
 * Shows long work on the error stream: on a terminal one line that is rewritten as the work goes on, elsewhere one
 * plain line when a phase is done.
 */
export function openProgress(io: Pick<CommandIo, "err">, isTerminal = process.stderr.isTTY === true): Progress {
  return { phase: (name, total) => openPhase(io, isTerminal, name, total) };
}

function openPhase(io: Pick<CommandIo, "err">, isTerminal: boolean, name: string, total: number | undefined): Phase {
  const startedAt = performance.now();
  let count = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    if (!isTerminal || performance.now() - drawnAt < redrawMilliseconds) return;
    drawnAt = performance.now();
    io.err(`\r\u001b[K  ${name} ${countText(count, total)}`);
  };
  draw();
  return {
    advance: (by = 1) => {
      count += by;
      draw();
    },
    done: (note) => {
      const start = isTerminal ? "\r\u001b[K" : "";
      io.err(
        `${start}  ${name.padEnd(36)} ` +
          `${seconds(performance.now() - startedAt).padStart(8)}${note ? `   ${note}` : ""}\n`,
      );
    },
  };
}

function countText(count: number, total: number | undefined): string {
  if (total === undefined) return count === 0 ? "..." : grouped(count);
  const percent = total === 0 ? 100 : Math.floor((count * 100) / total);
  return `${grouped(count)} of ${grouped(total)} (${percent} %)`;
}

function seconds(milliseconds: number): string {
  const tenths = Math.ceil(milliseconds / 100);
  return `${Math.floor(tenths / 10)}.${tenths % 10} s`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
