import type { Database } from "#platform/database";
import type { Subscriber } from "#platform/events";
import { giveSystemsAccess } from "../systems.ts";
import { askInSpring, askInSummer } from "../steps/ask-board.ts";
import { awardAndRelease } from "../steps/award-and-release.ts";
import { bankUnits, setUp } from "../steps/set-up.ts";
import { chargeAndInvoice } from "../steps/charge-and-invoice.ts";
import { takeEntries } from "../steps/take-entries.ts";
import { publishNextYear } from "../steps/publish-next-year.ts";
import { takeExaminedMarks, takeTeachersMarks } from "../steps/take-marks.ts";
import type { DemoStep, DemoWorld } from "../world.ts";
import { workTime } from "./days.ts";
import type { PausingProgress, Stage } from "./pausing-progress.ts";

/** A year of the demonstration, which goes on as far as it is told to and no further. */
export type DemoYear = {
  /** Lets everything happen that comes at an instant or before it, each on its own day. */
  goOnTo(until: Temporal.Instant, stopping?: AbortSignal): Promise<void>;
  /** Whether something is still to happen by then. */
  isDue(until: Temporal.Instant): boolean;
  /** When the last thing that happened did: nobody can go back before it. */
  happenedAt(): Promise<Temporal.Instant>;
  /** What is happening, while something is. */
  stage(): Stage | undefined;
  /** The key of a system of the first centre, to try the API with. */
  readonly systemKey: string;
};

/** What the year needs of who runs it. */
export type YearTools = {
  readonly subscribers: readonly Subscriber[];
  setDay(day: string): void | Promise<void>;
  /** What is written out once all centres have their results. It changes nothing on the board. */
  writeOut(): Promise<void>;
};

export const setUpDay = "2026-01-12";
const writtenOutDay = "2026-08-19";

/** Sets up the board, and stops before the first entries. */
export async function openYear(world: DemoWorld, progress: PausingProgress, tools: YearTools): Promise<DemoYear> {
  await tools.setDay(setUpDay);
  await setUp(world);
  const systemKey = await giveSystemsAccess(world);
  const steps = stepsOf(world, tools);
  let next = await steps.next();
  let lastDay = setUpDay;
  let isWritten = false;
  const isDue = (until: Temporal.Instant): boolean =>
    next.done ? !isWritten && isUpTo(writtenOutDay, until) : isUpTo(next.value, until);
  const comeTo = async (until: Temporal.Instant, stopping?: AbortSignal): Promise<void> => {
    while (!next.done && isUpTo(next.value, until)) {
      stopping?.throwIfAborted();
      lastDay = next.value;
      await tools.setDay(lastDay);
      next = await steps.next();
    }
    if (!isDue(until)) return;
    stopping?.throwIfAborted();
    await tools.setDay(writtenOutDay);
    await tools.writeOut();
    isWritten = true;
  };
  return {
    systemKey,
    stage: () => progress.stage(),
    happenedAt: () => laterOf(workTime(lastDay), world.app.database),
    isDue,
    goOnTo: async (until, stopping) => {
      await comeTo(until, stopping);
      progress.pause();
    },
  };
}

/** Everything of the year after the board was set up, in the order in which it happens. */
async function* stepsOf(world: DemoWorld, { subscribers }: YearTools): DemoStep {
  yield* takeEntries(world);
  yield* askInSpring(world);
  yield* bankUnits(world);
  yield* chargeAndInvoice(world, subscribers);
  yield* takeTeachersMarks(world);
  yield* publishNextYear(world);
  yield* takeExaminedMarks(world);
  yield* awardAndRelease(world, subscribers);
  yield* askInSummer(world);
}

function isUpTo(day: string, until: Temporal.Instant): boolean {
  return Temporal.Instant.compare(workTime(day), until) <= 0;
}

/** That instant, or the last act about a series when somebody who looks round did something later. */
async function laterOf(instant: Temporal.Instant, database: Database): Promise<Temporal.Instant> {
  const { at } = await database.as.board
    .selectFrom("audit.act")
    .select(({ fn }) => fn.max<string | null>("at").as("at"))
    .where("chain", "!=", "board")
    .executeTakeFirstOrThrow();
  const acted = at === null ? instant : Temporal.Instant.from(at);
  return Temporal.Instant.compare(acted, instant) > 0 ? acted : instant;
}
