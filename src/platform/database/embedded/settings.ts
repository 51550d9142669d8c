import { availableParallelism, totalmem } from "node:os";

/** Settings of the embedded server, sized for the machine it shares with the program. */
export function serverSettings(): Record<string, string> {
  const memoryMegabytes = Math.floor(totalmem() / 1_048_576);
  const shared = Math.max(64, Math.min(1024, Math.floor(memoryMegabytes / 8)));
  return {
    // Who has not said who they are holds one of its places no longer than this.
    authentication_timeout: "5s",
    max_connections: "120",
    shared_buffers: `${shared}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    max_worker_processes: String(Math.max(4, availableParallelism())),
    autovacuum_naptime: "30s",
    timezone: "UTC",
    log_min_messages: "warning",
    log_timezone: "UTC",
    jit: "off",
    ...testSettings(),
  };
}

/** With little disk left, the journal stays small: the server needs less than 100 MB besides the data. */
export const lowDiskSettings: Readonly<Record<string, string>> = { max_wal_size: "64MB", min_wal_size: "32MB" };

/** Tests throw their databases away, so a crash need not keep them. */
function testSettings(): Record<string, string> {
  return process.env["ACCOLADE_THROWAWAY_DATABASE"] === "1"
    ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", wal_compression: "off" }
    : {};
}
