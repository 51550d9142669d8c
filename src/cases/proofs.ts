import { program } from "#platform/app";
import type { ModuleProofs, ProofThing, ReadBoard } from "#platform/module";

const nobody = "00000000-0000-7000-8000-000000000000";

export const proofs: ModuleProofs = {
  objects: async (read, centres) => {
    const things = program().cases.map(async ({ kind, lists }) => {
      const word = lists.centre.split("/").at(-1) ?? "";
      return [`case in ${word}`, await caseOfEach(read, kind, centres)] as const;
    });
    return Object.fromEntries(await Promise.all(things));
  },
};

/** An open case of each centre: the one that moved least, so that the most can be done to it. */
async function caseOfEach(
  read: ReadBoard,
  kind: string,
  { own, other }: { readonly own: string; readonly other: string },
): Promise<ProofThing> {
  const found = async (centre: string): Promise<string> => {
    const [row] = await read(
      `select case_id::text as id from cases.case where kind = $1 and centre_id = $2 and phase = 'open'
       order by moves, case_id limit 1`,
      [kind, centre],
    );
    return String(row?.["id"] ?? nobody);
  };
  return { own: await found(own), other: await found(other), nobody };
}
