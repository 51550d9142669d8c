import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeDataFolder } from "#platform/database";
import { diceOf } from "../../demo/cohort/dice.ts";
import type { Benchmark } from "../benchmark.ts";
import { longActs } from "./acts.ts";
import { killDuring } from "./kill-act.ts";
import { killDuringFirstStart, killDuringLoad } from "./kill-start.ts";
import { begin, type Life, type Victim, victims } from "./life.ts";
import { wrongAtRest, wrongInLog } from "./model.ts";
import { makeWorld } from "./world.ts";

/** Kills of each kind at full size: 2,000 of the fifteen kinds together. */
const each = 134;

/**
 * Kills the program, or the database server alone, at seeded moments of every long act. Then the program starts again,
 * the act is sent again with its key, and what is there is compared with what should be. What is wrong is printed.
 */
export const benchKills: Benchmark = {
  name: "kills",
  about: "kills of the program and of its database in the middle of long acts, and what was lost, doubled or early",
  run: async (io, { scale }) => {
    const folder = await mkdtemp(join(tmpdir(), "accolade-bench-"));
    const tally = { kills: 0, wrong: 0, back: new Array<number>() };
    const note = (kind: string, victim: Victim, wrong: readonly string[], milliseconds: number): void => {
      tally.kills += 1;
      tally.back.push(milliseconds);
      tally.wrong += wrong.length;
      for (const what of wrong) io.err(`kill ${tally.kills}: ${kind}, of the ${victim}: ${what}\n`);
    };
    try {
      await killAll(folder, Math.max(1, Math.round(each / scale)), note);
    } finally {
      removeDataFolder(folder);
    }
    const back = tally.back.toSorted((a, b) => a - b);
    const quantile = (part: number) => ({ value: back[Math.floor(back.length * part)] ?? 0, unit: "ms" });
    return {
      name: "kills",
      figures: {
        kills: { value: tally.kills, unit: "kills" },
        lostDoubledOrEarly: { value: tally.wrong, unit: "findings" },
        answersAgainP50: quantile(0.5),
        answersAgainP95: quantile(0.95),
      },
      ratios: {},
    };
  },
};

type Note = (kind: string, victim: Victim, wrong: readonly string[], milliseconds: number) => void;

async function killAll(folder: string, times: number, note: Note): Promise<void> {
  const world = await makeWorld(folder);
  const centres = world.cohort.map(({ centre }) => centre.centreId);
  const acts = longActs(world);
  const dice = diceOf(1, "kills");
  let life: Life = await begin(folder);
  try {
    for (let nth = 0; nth < times; nth += 1) {
      for (const victim of victims) {
        for (const act of acts) {
          const milliseconds = act.after + dice.below(act.within - act.after);
          const killed = await killDuring(folder, life, act, { nth, victim, milliseconds });
          life = killed.life;
          const wrong = [...killed.wrong, ...(await wrongAtRest(life.database, centres))];
          note(act.name, victim, wrong, killed.milliseconds);
        }
        const loaded = await killDuringLoad(folder, life, { nth, victim, milliseconds: dice.below(2_500) });
        life = loaded.life;
        note("catalogue", victim, loaded.wrong, loaded.milliseconds);
      }
      const started = await killDuringFirstStart(dice.below(5_000));
      note("first start and migrations", "program", started.wrong, started.milliseconds);
    }
    const wrong = await wrongInLog(life.database);
    if (wrong.length > 0) throw new Error(`The audit log does not bear out what is there:\n${wrong.join("\n")}`);
  } finally {
    await life.stop();
  }
}
