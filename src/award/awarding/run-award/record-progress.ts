import type { App } from "#platform/app";
import { openStatuses } from "../award-status.ts";

/** The progress of a run: entries done by the award, then by the second calculation. */
export type AwardProgress = {
  readonly phase: "award" | "second calculation";
  readonly done: number;
  readonly all: number;
};

/** Tells the caller at once, and writes to the run's record at most twice a second, for its page. */
export function recordProgress(
  app: App,
  order: { onProgress?(progress: AwardProgress): void },
  runId: string,
): (progress: AwardProgress) => void {
  let noted = 0;
  return (progress) => {
    order.onProgress?.(progress);
    if (performance.now() - noted < 500) return;
    noted = performance.now();
    app.database.as.board
      .updateTable("awarding.run")
      .set({ progress: JSON.stringify(progress) })
      .where("run_id", "=", runId)
      .where("status", "in", openStatuses)
      .execute()
      .catch((fault: unknown) => app.log(`award ${runId}: progress was not recorded: ${String(fault)}`));
  };
}
