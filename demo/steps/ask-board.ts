import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { questions } from "#support";
import { done, unlessAnticipated } from "../act.ts";
import type { CentreCohort } from "../cohort/cohort.ts";
import { type DemoStep, demoSeries, type DemoWorld } from "../world.ts";

/** How many centres ask the board something. */
const asking = 3;

const atBoard = { side: "board", centreId: null, candidateId: null } as const;
const support = {
  ...atBoard,
  personId: "board-customer-support",
  name: "Nusrat Choudhury",
  roles: ["customer-support"],
};
/** Who in the entries team is given a question. */
const entriesPerson = "board-entries";

/** What is asked: about the first candidate of the centre and an entry of theirs, when `named` says so. */
type Asked = { readonly topic: string; readonly title: string; readonly message: string; readonly named?: true };

const lateFee: Asked = {
  topic: "fees",
  title: "Late fee on one entry",
  message: "One entry of this candidate is to be charged as late, but our file was sent in February.\nCan you look?",
  named: true,
};
const restrictedDay: Asked = {
  topic: "results",
  title: "Who sees results on the restricted day",
  message: "Two of our heads of year would like to see results on Wednesday. May they, and what must they sign?",
};
const missingGrade: Asked = {
  topic: "results",
  title: "A result that we did not expect",
  message: "The candidate says one paper was taken with extra time. Can you see whether every mark has reached you?",
  named: true,
};
const transfer: Asked = {
  topic: "entries",
  title: "Candidate who moves to another school in September",
  message: "Where will the certificate be sent?",
};

/** In March each of a few centres asks about a fee, is asked back, and gets its answer. */
export async function* askInSpring(world: DemoWorld): DemoStep {
  const centres = world.cohort.slice(0, asking);
  yield "2026-03-19";
  const asked: string[] = [];
  for (const centre of centres)
    await unlessAnticipated(world.app, async () => void asked.push(await ask(world, centre, lateFee)));
  yield "2026-03-20";
  await unlessAnticipated(world.app, async () => {
    for (const id of asked) await board(world, id, "query", { message: "Which entry code do you mean?" });
  });
  yield "2026-03-24";
  await unlessAnticipated(world.app, async () => {
    for (const [index, id] of asked.entries())
      await centreSays(world, centres[index], id, "answer", "The one that is linked to the question.");
  });
  yield "2026-03-25";
  const answer = "Your file came in time. The fee has been changed to that of a final entry.";
  await unlessAnticipated(world.app, async () => {
    for (const id of asked) await board(world, id, "resolve", { message: answer });
  });
}

/** In the days before results questions come that are not answered yet: new, with somebody, and with the centre. */
export async function* askInSummer(world: DemoWorld): DemoStep {
  const centres = world.cohort.slice(0, asking);
  yield "2026-08-12";
  for (const centre of centres) {
    await unlessAnticipated(world.app, async () => {
      await ask(world, centre, restrictedDay);
      await board(world, await ask(world, centre, missingGrade), "query", { message: "Which paper was it?" });
      const id = await ask(world, centre, transfer);
      await board(world, id, "note", { message: "Same as last week. Certificates go to the centre of the entry." });
      await board(world, id, "allocate", { handler: entriesPerson });
    });
  }
}

async function ask({ app, people }: DemoWorld, { centre, sat }: CentreCohort, asked: Asked): Promise<string> {
  const [pupil] = sat;
  const record = {
    series: demoSeries,
    candidateNumber: String(pupil?.candidate.number ?? ""),
    option: pupil?.options[0] ?? "",
  };
  const { named, ...question } = asked;
  const raw = { ...question, ...(named ? record : {}) };
  return done("ask the board", await perform(app, people.officer(centre.centreId), questions.opens, raw)).case;
}

async function board(
  { app }: DemoWorld,
  id: string,
  act: string,
  raw: Readonly<Record<string, string>>,
): Promise<void> {
  const moved = await perform(app, actorOf(support), questions.moving(act), { case: id, ...raw });
  done(`${act} a question`, moved);
}

async function centreSays(
  { app, people }: DemoWorld,
  each: CentreCohort | undefined,
  id: string,
  act: string,
  message: string,
): Promise<void> {
  if (!each) return;
  const actor = people.officer(each.centre.centreId);
  done(`${act} a question`, await perform(app, actor, questions.moving(act), { case: id, message }));
}
