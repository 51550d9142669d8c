import type { ModuleProofs, ProofThing, ReadBoard } from "#platform/module";
import { paths } from "./paths.ts";

const nobody = "00000000-0000-7000-8000-000000000000";

export const proofs: ModuleProofs = {
  objects: async (read, centres) => ({ "case in questions": await questionsOf(read, centres) }),
  recipes: () => ({
    "list-support-questions": [
      paths.queue(),
      `${paths.queue()}?state=all`,
      `${paths.queue()}?whose=mine&late=yes`,
      `${paths.queue()}?search=nothing-like-it`,
    ],
    "list-own-support-questions": [paths.own(), `${paths.own()}?state=waiting`, `${paths.own()}?state=closed`],
    "ask-open-support-question": [`${paths.own()}/ask`],
  }),
};

/** An open question of each centre. */
async function questionsOf(
  read: ReadBoard,
  { own, other }: { readonly own: string; readonly other: string },
): Promise<ProofThing> {
  const [row] = await read(
    `select
      (select min(case_id::text) from cases.case where centre_id = $1 and status = 'asked') as own,
      (select min(case_id::text) from cases.case where centre_id = $2 and status = 'asked') as other`,
    [own, other],
  );
  return { own: String(row?.["own"] ?? nobody), other: String(row?.["other"] ?? nobody), nobody };
}
