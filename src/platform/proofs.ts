import type { ModuleProofs } from "./module/proofs.ts";

const nobody = "00000000-0000-7000-8000-000000000000";

export const proofs: ModuleProofs = {
  objects: async (read) => {
    const [row] = await read("select min(proposal_id::text) as id from platform.proposal where state = 'approved'", []);
    return { proposal: { own: String(row?.["id"] ?? nobody), other: nobody, nobody } };
  },
};
