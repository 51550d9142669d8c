import type { App } from "../app/app.ts";
import { diskLow } from "../capacity/refusals.ts";
import { queuesOf } from "./queues.ts";
import type { Reply, Route } from "./route.ts";

/** Whether there is less disk left than an operator wants to keep: what remains is for those who clean up. */
export function isDiskLow(app: App): boolean {
  const { spareMegabytes } = queuesOf(app).capacity;
  return app.freeBytes !== undefined && app.freeBytes() < spareMegabytes * 1_000_000;
}

/** No files are taken while the disk is low (RFC 4918, 11.5); everything else goes on. */
export function barredByDisk(app: App, { takes }: Route): Reply | undefined {
  return takes?.files !== undefined && isDiskLow(app)
    ? { kind: "refused", status: 507, refusals: [diskLow.of()] }
    : undefined;
}
