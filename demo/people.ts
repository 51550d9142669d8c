import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { addPerson } from "#people";
import { nameBoard } from "./steps/name-board.ts";
import { addressOf, type DemoStaff, demoStaff } from "./staff.ts";

/** Who acts in the demonstration. All names are made up. */
export type DemoPeople = {
  readonly board: Actor;
  /** A second administrator, for what needs two people. */
  readonly second: Actor;
  officer(centreId: string): Actor;
  /** Further people of the board and of the first centres. */
  readonly staff: readonly DemoStaff[];
};

const officers = [
  "Gwen Ashdown",
  "Imran Qureshi",
  "Fiona MacAskill",
  "Daniel Oyelaran",
  "Rhiannon Pryce",
  "Marta Zielińska",
  "Peter Hallam",
  "Saira Nadeem",
];

/** Makes the board's officer and an exams officer for every centre. */
export async function demoPeople(app: App, centres: readonly { centreId: string }[]): Promise<DemoPeople> {
  const board = await addPerson(app, {
    personId: "board-helen",
    name: "Helen Marchbank",
    side: "board",
    role: "administrator",
    email: addressOf("Helen Marchbank", "board"),
  });
  const second = await addPerson(app, {
    personId: "board-winifred",
    name: "Winifred Sayle",
    side: "board",
    role: "administrator",
    email: addressOf("Winifred Sayle", "board"),
  });
  // Emails to the others give the board's name.
  await nameBoard(app, board);
  const byCentre = new Map<string, Actor>();
  for (const [index, { centreId }] of centres.entries()) {
    const name = officers[index % officers.length] ?? "Exams Officer";
    byCentre.set(
      centreId,
      await addPerson(app, {
        personId: `officer-${centreId}`,
        name,
        side: "centre",
        role: "exams-officer",
        centreId,
        email: addressOf(name, centreId),
      }),
    );
  }
  return {
    board,
    second,
    staff: [
      { personId: second.personId, name: second.name, role: "administrator", centreId: null },
      ...(await demoStaff(app, [board, second], centres)),
    ],
    officer: officerOf(byCentre),
  };
}

/** The people of a demonstration as plain data, to go on with them on a copy of its database. */
export type KeptPeople = Omit<DemoPeople, "officer"> & { readonly officers: ReadonlyMap<string, Actor> };

/** Keeps the people of a demonstration, with the exams officers of the centres that are given. */
export function keepPeople(people: DemoPeople, centreIds: readonly string[]): KeptPeople {
  const { board, second, staff } = people;
  return { board, second, staff, officers: new Map(centreIds.map((id) => [id, people.officer(id)])) };
}

export function recallPeople({ officers: byCentre, ...others }: KeptPeople): DemoPeople {
  return { ...others, officer: officerOf(byCentre) };
}

function officerOf(byCentre: ReadonlyMap<string, Actor>): (centreId: string) => Actor {
  return (centreId) => {
    const actor = byCentre.get(centreId);
    if (!actor) throw new RangeError(`The demonstration has no centre ${centreId}.`);
    return actor;
  };
}
