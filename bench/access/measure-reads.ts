import { type RawBuilder, sql } from "kysely";
import { type App, findSession, startSession, transactionAs } from "#platform";
import { ratio } from "../benchmark.ts";
import type { FilledCentre } from "./fill-centre.ts";
import { repeatFor } from "./repeat-for.ts";

/** The page of a hundred entries that an exams officer looks at, as one query. */
function question(centreId: string): RawBuilder<unknown> {
  return sql`select e.candidate_id, c.surname, c.forenames, c.uci, e.option, e.status, e.stage
    from entries.entry e join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
    where e.centre_id = ${centreId} and e.series = '6A26' order by c.surname, e.option limit 100`;
}

/** Reads of one centre: the bare query, and the same with session, permission and row-level security around it. */
export async function measureReads(app: App, { centreId, officer }: FilledCentre, seconds: number) {
  const from = { browser: "bench", network: "127.0.0.1" };
  const token = await startSession(app, { personId: officer, level: "full", method: "passkey", from });
  const bare = async () => { await question(centreId).execute(app.database.as.board); };
  const signedIn = async () => {
    const session = await findSession(app, token);
    if (!session?.actor.permissions.has("entries.view")) throw new Error("The officer may not read.");
    await transactionAs(app, session.actor, (tx) => question(centreId).execute(tx));
  };
  await repeatFor(1, 8, bare);
  await repeatFor(1, 8, signedIn);
  const [one, other] = [await repeatFor(seconds, 8, bare), await repeatFor(seconds, 8, signedIn)];
  return {
    figures: {
      bareRead: { value: one, unit: "per second" }, signedInRead: { value: other, unit: "per second" },
    },
    ratios: { signedInToBare: ratio(other, one) },
  };
}
