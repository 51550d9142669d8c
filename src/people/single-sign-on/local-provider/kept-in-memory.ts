import type { AdapterFactory, AdapterPayload } from "oidc-provider";

/** Where a provider keeps its sessions, visits and codes: in memory, for as long as the program runs. */
export function keptInMemory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  return (kind) => {
    const key = (id: string): string => `${kind}:${id}`;
    return {
      upsert: async (id, payload) => {
        forgetOver(kept);
        kept.set(key(id), payload);
      },
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => [...kept].find(([name, { uid: its }]) => name.startsWith(key("")) && its === uid)?.[1],
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = kept.get(key(id));
        if (payload) kept.set(key(id), { ...payload, consumed: now() });
      },
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name);
      },
    };
  };
}

function forgetOver(kept: Map<string, AdapterPayload>): void {
  const moment = now();
  for (const [name, { exp }] of kept) if (exp !== undefined && exp < moment) kept.delete(name);
}

/** Seconds since 1970, as the protocol counts. */
function now(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
}
