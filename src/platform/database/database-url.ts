import pg from "pg";
import { DatabaseFault } from "./fault.ts";

/** Where a server of the operator's own is, and how it is reached first. */
export type ExternalServer = {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly tls: boolean;
  readonly root: pg.ClientConfig;
};

const encrypted = ["require", "verify-ca", "verify-full"];

/**
 * Reads DATABASE_URL. With `sslmode=verify-full` every connection is encrypted, to a server whose certificate is sound
 * and its own, and there is no other; weaker words mean the same here. Without it, or with `disable`, none is: for a
 * server on this machine or a closed network. A word that would fall back to plain text is refused. The host may be the
 * folder of a socket, with %2F for each slash.
 */
export function readDatabaseUrl(url: string): ExternalServer {
  const parts = URL.canParse(url) ? new URL(url) : undefined;
  if (!parts || !/^postgres(ql)?:$/.test(parts.protocol) || parts.pathname.length <= 1) {
    throw new DatabaseFault("database-url", "DATABASE_URL must look like postgres://user:password@host:5432/name.");
  }
  const mode = parts.searchParams.get("sslmode") ?? "disable";
  if (mode !== "disable" && !encrypted.includes(mode)) {
    throw new DatabaseFault("database-sslmode", "The sslmode of DATABASE_URL must be verify-full, or disable.");
  }
  parts.searchParams.delete("sslmode");
  const tls = mode !== "disable";
  return {
    host: decodeURIComponent(parts.hostname),
    port: Number(parts.port || 5432),
    name: parts.pathname.slice(1),
    tls,
    root: { connectionString: parts.href, ssl: tls },
  };
}
