import { addPerson, isRole, type Role, roles, startSession } from "#people";
import type { Board } from "./board.ts";

/** Somebody who asks: nobody in particular, a person with one role, or somebody who has not finished signing in. */
export type Asker = {
  readonly name: string;
  readonly kind: "public" | "half" | "enrolling" | "ended" | "role" | "system";
  /** Signed in whole, and the proof of it is an hour old. */
  readonly stale?: true;
  readonly role?: Role;
  readonly headers: Readonly<Record<string, string>>;
};

const from = { browser: "the access matrix", network: "127.0.0.1" };

/** The names of everyone who asks, before there is a board: a test for each. */
export const askerNames: readonly string[] = [
  "the public",
  ...Object.keys(roles),
  "a system of the centre",
  "half signed in",
  "enrolling signed in",
  "an ended session",
  "an administrator of an hour ago",
  "a head of centre of an hour ago",
];

/** Everyone who could ask: each role at its own centre, the public, and unfinished or ended sessions. */
export async function allAskers(board: Board): Promise<readonly Asker[]> {
  const held = Object.keys(roles).filter(isRole);
  const people = await Promise.all(
    held.map(async (role): Promise<Asker> => {
      const personId = await personOf(board, role);
      const token = await startSession(board.app, { personId, level: "full", method: "passkey", from });
      return { name: role, kind: "role", role, headers: { authorization: `Bearer ${token}` } };
    }),
  );
  return [
    { name: "the public", kind: "public", headers: {} },
    ...people,
    { name: "a system of the centre", kind: "system", headers: { authorization: `Bearer ${board.things.own.apiKey}` } },
    await unfinished(board, "half"),
    await unfinished(board, "enrolling"),
    await ended(board),
    await anHourAgo(board, "administrator", "an administrator of an hour ago"),
    await anHourAgo(board, "head-of-centre", "a head of centre of an hour ago"),
  ];
}

async function personOf({ app, own }: Board, role: Role): Promise<string> {
  const { side } = roles[role];
  const personId = `matrix-${role}`;
  const centreId = side === "centre" || side === "candidate" ? own : null;
  const candidateId = side === "candidate" ? await firstCandidate(app, own) : null;
  await addPerson(app, {
    personId,
    name: `Max ${role}`,
    email: `${role}@matrix.example`,
    side,
    role,
    centreId,
    candidateId,
    subjects: role === "teacher" ? ["J560"] : [],
  });
  return personId;
}

async function firstCandidate(app: Board["app"], centreId: string): Promise<number> {
  const row = await app.database.as.worker
    .selectFrom("awarding.result")
    .select("candidate_id")
    .where("centre_id", "=", centreId)
    .orderBy("candidate_id")
    .executeTakeFirstOrThrow();
  return row.candidate_id;
}

/** The head of centre, who holds the most, without having finished signing in. */
async function unfinished(board: Board, level: "half" | "enrolling"): Promise<Asker> {
  const personId = await personOf(board, "head-of-centre");
  const token = await startSession(board.app, { personId, level, method: "password", from });
  return { name: `${level} signed in`, kind: level, headers: { authorization: `Bearer ${token}` } };
}

async function ended(board: Board): Promise<Asker> {
  const personId = await personOf(board, "administrator");
  const token = await startSession(board.app, { personId, level: "full", method: "passkey", from });
  await board.asOperator(
    "update access.session set ends_at = now() where person_id = $1 and started_at = (" +
      "select max(started_at) from access.session where person_id = $1)",
    [personId],
  );
  return { name: "an ended session", kind: "ended", headers: { authorization: `Bearer ${token}` } };
}

async function anHourAgo(board: Board, role: Role, name: string): Promise<Asker> {
  const personId = await personOf(board, role);
  const token = await startSession(board.app, { personId, level: "full", method: "passkey", from });
  await board.asOperator(
    "update access.session set proved_at = now() - interval '1 hour' where person_id = $1 " +
      "and session_id = (select max(session_id::text)::uuid from access.session where person_id = $1)",
    [personId],
  );
  return { name, kind: "role", role, stale: true, headers: { authorization: `Bearer ${token}` } };
}
