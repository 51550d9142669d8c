import type { App } from "#platform/app";
import { addPerson, makeSignInLink } from "#people";
import type { DemoWorld } from "./world.ts";

/** A ready-made person and the link that signs them in, once. */
export type SignIn = {
  readonly role: string;
  readonly name: string;
  readonly centre: string | null;
  readonly link: string;
};

/**
 * Ready-made people of the demonstration: the board, exams officers, candidates once they have been entered, then
 * further roles.
 */
export async function demoSignIns(world: DemoWorld, address: string): Promise<readonly SignIn[]> {
  const { app, cohort, people } = world;
  const [first, second] = [cohort[0], cohort[1] ?? cohort[0]];
  const signIns: SignIn[] = [
    { role: "board", name: people.board.name, centre: null, link: await link(app, address, people.board.personId) },
  ];
  for (const each of new Set([first, second])) {
    if (!each) continue;
    const { centreId } = each.centre;
    const officer = people.officer(centreId);
    signIns.push({
      role: "exams-officer",
      name: officer.name,
      centre: centreId,
      link: await link(app, address, officer.personId),
    });
  }
  for (const each of first ? first.sat.slice(0, 2) : [])
    signIns.push(...(await candidateSignIn(app, address, each.candidate)));
  for (const { role, name, centreId, personId } of people.staff) {
    signIns.push({ role, name, centre: centreId, link: await link(app, address, personId) });
  }
  return signIns;
}

async function candidateSignIn(
  app: App,
  address: string,
  candidate: { uci: string; centreId: string; forenames: string; surname: string },
): Promise<readonly SignIn[]> {
  const row = await app.database.as.board
    .selectFrom("candidates.candidate")
    .select("candidate_id")
    .where("centre_id", "=", candidate.centreId)
    .where("uci", "=", candidate.uci)
    .executeTakeFirst();
  if (!row) return [];
  const name = `${candidate.forenames} ${candidate.surname}`;
  const person = await addPerson(app, {
    personId: `candidate-${candidate.uci}`,
    name,
    side: "candidate",
    role: "candidate",
    centreId: candidate.centreId,
    candidateId: row.candidate_id,
  });
  return [{ role: "candidate", name, centre: candidate.centreId, link: await link(app, address, person.personId) }];
}

async function link(app: App, address: string, personId: string): Promise<string> {
  return `${address}/sign-in/${await makeSignInLink(app, personId, 24 * 30)}`;
}
