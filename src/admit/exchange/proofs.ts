import type { ModuleProofs, ProofThing, ReadBoard } from "#platform/module";

const nobody = "00000000-0000-7000-8000-000000000000";

export const proofs: ModuleProofs = {
  objects: async (read, centres) => ({
    "file in entry-files": await fileOf(read, "entry-file", centres),
    "file in mark-files": await fileOf(read, "mark-file", centres),
  }),
};

async function fileOf(
  read: ReadBoard,
  kind: string,
  { own, other }: { readonly own: string; readonly other: string },
): Promise<ProofThing> {
  const first = async (centre: string): Promise<string> => {
    const text = "select min(file_id::text) as id from exchange.file where kind = $1 and centre_id = $2";
    const [row] = await read(text, [kind, centre]);
    return String(row?.["id"] ?? nobody);
  };
  return { own: await first(own), other: await first(other), nobody };
}
