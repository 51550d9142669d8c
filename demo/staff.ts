import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { actorOf, addPerson, type NewPerson, type Role, roles } from "#people";
import { staffActs } from "#people/staff";
import { byTwoPeople, done } from "./act.ts";

/** Somebody of the demonstration besides the officers, who can sign in. */
export type DemoStaff = {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly centreId: string | null;
};

/** People of the board and of its assessors, one for each role; the administrator is there already. */
const boardPeople: readonly (readonly [Role, string])[] = [
  ["approvals", "Aled Bowen"],
  ["customer-support", "Nusrat Choudhury"],
  ["entries", "Callum Drever"],
  ["special-requirements", "Meera Lowe"],
  ["moderation", "Hugh Carrick"],
  ["assessment", "Zainab Osei"],
  ["awarding", "Ingrid Fairfax"],
  ["results", "Tobias Grange"],
  ["post-results", "Gareth Nettleship"],
  ["certificates", "Lucille Marten"],
  ["finance", "Dominic Raeburn"],
  ["compliance", "Siobhán Keane"],
  ["moderator", "Agnes Whitcombe"],
  ["examiner", "Rafael Dunmore"],
];

/** People of the first centres, by centre and role. */
const centrePeople: readonly (readonly (readonly [Role, string])[])[] = [
  [
    ["head-of-centre", "Margaret Linley"],
    ["deputy-exams-officer", "Josh Pembroke"],
    ["senco", "Yasmin Farouk"],
    ["teacher", "Owen Trelawney"],
    ["centre-finance", "Priya Thorne"],
    ["read-only", "Beatrice Holm"],
  ],
  [
    ["head-of-centre", "Colin Strachan"],
    ["deputy-exams-officer", "Precious Adeyemi"],
    ["senco", "Lowri Vaughan"],
    ["teacher", "Harriet Nowicka"],
    ["centre-finance", "Keith Ballantyne"],
    ["read-only", "Ewan Sinclair"],
  ],
];

const teacherSubjects = ["J834", "H446"] as const;

/** Makes the board's people and those of the first centres, and some of what happens to accounts in a year. */
export async function demoStaff(
  app: App,
  [admin, second]: readonly [Actor, Actor],
  centres: readonly { readonly centreId: string }[],
): Promise<readonly DemoStaff[]> {
  const staff: DemoStaff[] = [];
  for (const [role, name] of boardPeople) {
    const email = addressOf(name, "board");
    staff.push(await add(app, { personId: `board-${role}`, name, side: roles[role].side, role, email }));
  }
  for (const [index, { centreId }] of centres.slice(0, centrePeople.length).entries()) {
    for (const [role, name] of centrePeople[index] ?? []) {
      staff.push(
        await add(app, {
          personId: `${role}-${centreId}`,
          name,
          side: "centre",
          role,
          centreId,
          email: addressOf(name, centreId),
          subjects: role === "teacher" ? teacherSubjects : [],
        }),
      );
    }
  }
  const [first, other] = centres;
  if (first) await yearAtCentre(app, admin, first.centreId);
  await yearAtBoard(app, [admin, second], (other ?? first)?.centreId);
  return staff;
}

/** `josh.pembroke@centre-10127.example`: an address at which nobody can be reached. */
export function addressOf(name: string, place: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, "");
  return `${plain.replaceAll(" ", ".")}@${place === "board" ? "meridian" : `centre-${place}`}.example`;
}

/** In a year somebody left, somebody has not signed in for long, and somebody is invited. */
async function yearAtCentre(app: App, admin: Actor, centreId: string): Promise<void> {
  const head = actorOf({
    personId: `head-of-centre-${centreId}`,
    name: "Margaret Linley",
    side: "centre",
    roles: ["head-of-centre"],
    centreId,
    candidateId: null,
  });
  for (const [id, name] of [
    ["leaver", "Graham Tulloch"],
    ["sleeper", "Delyth Mordaunt"],
  ] as const) {
    await add(app, {
      personId: `${id}-${centreId}`,
      name,
      side: "centre",
      centreId,
      role: "read-only",
      email: addressOf(name, centreId),
    });
  }
  await end(app, head, `leaver-${centreId}`, "Left the school at the end of term");
  const sleeper = { person: `sleeper-${centreId}`, reason: "Not used for 365 days" };
  done("suspend an account", await perform(app, admin, staffActs.suspendAccount, sleeper));
  const name = "Rosalind Achebe";
  const invited = { name, email: addressOf(name, centreId), role: "teacher", subjects: "J560" };
  done("invite a person", await perform(app, head, staffActs.invitePerson, invited));
}

/** At the board too; and the head of another centre is appointed. */
async function yearAtBoard(
  app: App,
  [admin, second]: readonly [Actor, Actor],
  centreId: string | undefined,
): Promise<void> {
  for (const [personId, name] of [
    ["board-leaver", "Ottilie Crane"],
    ["board-closed", "Neil Farquhar"],
  ] as const) {
    await add(app, { personId, name, side: "board", role: "finance", email: addressOf(name, "board") });
  }
  await end(app, admin, "board-leaver", "Has moved to another department");
  const closed = { person: "board-closed", reason: "Has left the board" };
  done("close an account", await perform(app, admin, staffActs.closePerson, closed));
  const name = "Femi Okonkwo";
  const invited = { name, email: addressOf(name, "board"), role: "moderation" };
  await byTwoPeople("invite a person", app, [admin, second], staffActs.invitePerson, invited);
  if (centreId === undefined) return;
  const head = { name: "Alasdair Munro", email: addressOf("Alasdair Munro", centreId), role: "head-of-centre" };
  done("appoint a head", await perform(app, admin, staffActs.appointPerson, { ...head, centre: centreId }));
}

async function end(app: App, actor: Actor, personId: string, reason: string): Promise<void> {
  const row = await app.database.as.board
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  done("end a role", await perform(app, actor, staffActs.endRole, { holding: row.holding_id, reason }));
}

async function add(app: App, person: NewPerson): Promise<DemoStaff> {
  await addPerson(app, person);
  const { personId, name, role, centreId = null } = person;
  return { personId, name, role, centreId };
}
