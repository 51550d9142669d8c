import { sql } from "kysely";
import type { App } from "#platform/app";
import { openStatuses } from "../award-status.ts";

const everyMilliseconds = 10_000;

/** Says in the record of a run that it is still carried out, at once and from time to time, until it is stopped. */
export function startHeartbeat(app: App, runId: string): { stop(): void } {
  const beat = (): void => {
    app.database.as.board
      .updateTable("awarding.run")
      .set({ beat_at: sql<string>`platform.clock()` })
      .where("run_id", "=", runId)
      .where("status", "in", openStatuses)
      .execute()
      .catch((fault: unknown) => app.log(`award ${runId}: it could not say that it is running: ${String(fault)}`));
  };
  beat();
  const timer = setInterval(beat, everyMilliseconds);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
