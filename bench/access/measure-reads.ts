import { type RawBuilder, sql } from "kysely";
import { type App, transactionAs } from "#platform/app";
import { findSession, startSession } from "#people";
import { ratio } from "../benchmark.ts";
import type { FilledCentre } from "./fill-centre.ts";
import { repeatFor } from "./repeat-for.ts";

type Question = (centreId: string) => RawBuilder<unknown>;

const columns = sql`e.candidate_id, c.surname, c.forenames, c.uci, e.option, e.status, e.stage
  from entries.entry e join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id`;

/** The page of a hundred entries that an exams officer looks at, as one query. */
const aPage: Question = (centreId) => sql`select ${columns}
  where e.centre_id = ${centreId} and e.series = '6A26' order by c.surname, e.option limit 100`;

/** The four entries of two candidates: next to nothing to read, so that what is around it shows. */
const fourRows: Question = (centreId) => sql`select ${columns}
  where e.centre_id = ${centreId} and e.series = '6A26' and e.candidate_id in (3, 4) order by c.surname, e.option`;

/** Reads of one centre: bare queries, and the same with session, permission and row-level security around them. */
export async function measureReads(app: App, { centreId, officer }: FilledCentre, seconds: number) {
  const from = { browser: "bench", network: "127.0.0.1" };
  const token = await startSession(app, { personId: officer, level: "full", method: "passkey", from });
  const bare = (question: Question) => async () => {
    await question(centreId).execute(app.database.as.worker);
  };
  const signedIn = (question: Question) => async () => {
    const session = await findSession(app, token);
    if (!session?.actor.permissions.has("entries.view")) throw new Error("The officer may not read.");
    await transactionAs(app, session.actor, (tx) => question(centreId).execute(tx));
  };
  const [page, pageSignedIn] = await takeTurns(seconds, [bare(aPage), signedIn(aPage)]);
  const [small, smallSignedIn] = await takeTurns(seconds, [bare(fourRows), signedIn(fourRows)]);
  return {
    figures: {
      bareRead: { value: page, unit: "pages of 100 rows per second" },
      signedInRead: { value: pageSignedIn, unit: "per second" },
      bareSmallRead: { value: small, unit: "reads of 4 rows per second" },
      signedInSmallRead: { value: smallSignedIn, unit: "per second" },
    },
    ratios: { signedInToBare: ratio(pageSignedIn, page), signedInToBareSmall: ratio(smallSignedIn, small) },
  };
}

type Work = () => Promise<void>;

/** How often a second two things are done, taken in turns so that what else the machine does meets both. */
async function takeTurns(seconds: number, works: readonly [Work, Work]): Promise<[number, number]> {
  const rounds = 4;
  for (const work of works) await repeatFor(1, 8, work);
  const done: [number, number] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    done[0] += await repeatFor(seconds / rounds, 8, works[0]);
    done[1] += await repeatFor(seconds / rounds, 8, works[1]);
  }
  return [Math.round(done[0] / rounds), Math.round(done[1] / rounds)];
}
