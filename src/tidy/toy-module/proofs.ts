import type { ModuleProofs } from "#platform/module";

export const proofs: ModuleProofs = {
  objects: async (read, { own, other }) => {
    await read("insert into lockers.locker (centre_id, locker) values ($1, 7), ($2, 8)", [own, other]);
    return { locker: { own: "7", other: "8", nobody: "99" } };
  },
  recipes: () => ({ "list-keys": ["/centre/lockers"], "lend-key": ["/centre/lockers/7/key"] }),
};
