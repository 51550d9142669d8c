import { addressOf } from "../staff.ts";
import type { DemoWorld } from "../world.ts";

/** Somebody whom the trust knows, and how they stand with the board. */
export type TrustPerson = {
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly about: string;
};

const domain = "harbour.example";

/** The people of the trust: the first officer, whose account is linked; others who can link theirs; and a stranger. */
export function trustPeople({ cohort, people }: DemoWorld): readonly TrustPerson[] {
  const centre = cohort[0]?.centre;
  if (!centre) return [];
  const { name: officer } = people.officer(centre.centreId);
  const others = people.staff
    .filter(({ centreId }) => centreId === centre.centreId)
    .filter(({ role }) => role === "head-of-centre" || role === "teacher");
  return [
    person("h-0001", officer, `Exams officer at ${centre.name}. Linked: this signs in`),
    ...others.map(({ name, role }, at) =>
      person(
        `h-${String(at + 2).padStart(4, "0")}`,
        name,
        `${role === "teacher" ? "Teacher" : "Head of centre"}. Not linked yet: My account, then Link`,
      ),
    ),
    person("h-0100", newcomer, "Starts today. To follow an invitation"),
    person("h-0200", "Desmond Quayle", "Works in the trust's office. Has no account at the board"),
  ];
}

const newcomer = "Nadia Ferris";

function person(subject: string, name: string, about: string): TrustPerson {
  const [mailbox = ""] = addressOf(name, "board").split("@");
  return { subject, name, about, email: `${mailbox}@${domain}` };
}
