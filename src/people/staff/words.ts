import { program } from "#platform/app";
import { isRole, type Role, roleShape, type RoleShape, roles } from "../roles.ts";

/** A role by its title; one that this version no longer has, by its name. */
export function titleOfRole(role: string): string {
  return isRole(role) ? roleShape(role).title : role;
}

/** `Teacher (J560, H446)`: a role with its subjects. */
export function roleWords(role: string, subjects: readonly string[]): string {
  return subjects.length === 0 ? titleOfRole(role) : `${titleOfRole(role)} (${subjects.join(", ")})`;
}

/** `teacher (J560, H446)`: a role at a centre as a sentence writes it. */
export function roleInSentence(role: string, subjects: readonly string[] = []): string {
  const words = roleWords(role, subjects);
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** Whether the board appoints people to a role at a centre. */
export function isAppointedRole(role: string): boolean {
  return role === "head-of-centre" || role === "exams-officer";
}

/** What a role allows, a sentence for each permission. */
export function allowsWords(role: Role): readonly string[] {
  return roleShape(role).allows.map(allowsWord);
}

/** What a permission allows, in a sentence. */
export function allowsWord(permission: string): string {
  return program().permissions[permission] ?? permission;
}

/** What a role and another one together do not allow: see `KeptApart`. */
export function apartWords(role: Role): readonly string[] {
  const { allows } = roleShape(role);
  return program()
    .keptApart.filter(({ beside, withheld }) => [...beside, ...withheld].some((each) => allows.includes(each)))
    .filter(({ unless }) => !allows.includes(unless))
    .map(({ beside, withheld, unless, because }) => {
      const listed = (names: readonly string[], word: string): string =>
        names.map((name) => `“${allowsWord(name)}”`).join(` ${word} `);
      return (
        `With roles that allow ${listed(beside, "or")}, this person cannot have ${listed(withheld, "and")}, because ` +
        `${because}. A role that allows ${listed([unless], "")} is the exception.`
      );
    });
}

/** The roles of some sides, for a list to choose from. */
export function rolesOf(...sides: readonly RoleShape["side"][]): readonly { role: Role; title: string }[] {
  return Object.keys(roles)
    .filter(isRole)
    .filter((role) => sides.includes(roleShape(role).side))
    .map((role) => ({ role, title: roleShape(role).title }));
}
