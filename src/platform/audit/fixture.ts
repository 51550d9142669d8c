import { type Actor, publicActor } from "../actors/actor.ts";
import type { Tx } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { type Logged, writeAct } from "./write-act.ts";

type Differing = { readonly actor?: Partial<Actor>; readonly action?: string } & Partial<Logged>;

/** For tests that write rows themselves: the number of an act in the log, written in their transaction. */
export async function addAct(tx: Tx, centreId: string | null = null, differing: Differing = {}): Promise<string> {
  const { actor, action = "test", ...logged } = differing;
  const actId = newId();
  const by = { ...publicActor, personId: "tester", name: "A Tester", side: "board", ...actor } as const;
  const subject = { kind: "test", id: actId };
  await writeAct(tx, { actId, actor: by }, action, { subject, centreId, chain: "tests", ...logged });
  return actId;
}
