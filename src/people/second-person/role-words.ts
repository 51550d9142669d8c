import { formatDay, formatInstant, type Day } from "#kernel";
import type { Line, Words } from "#platform/app";
import type { Holding } from "../staff/holdings.ts";
import { allowsWords, roleWords, titleOfRole } from "../staff/words.ts";
import { isRole } from "../roles.ts";

/** Hours that the proposal of a role waits for a second person: a week, so that it survives a holiday. INFERRED. */
export const roleProposalHours = 168;

type Giving = {
  readonly role: string;
  readonly subjects: readonly string[];
  readonly until: Day | null;
  /** The first day; null when the role begins as soon as it is approved. */
  readonly from: Day | null;
};

/** What giving a role of the board does, for the second person. */
export function roleGivingWords(
  title: string,
  who: readonly Line[],
  { role, subjects, from, until }: Giving,
  restsOn: readonly Line[],
): Words {
  return {
    title,
    does: [
      ...who,
      { key: "Role", value: roleWords(role, subjects) },
      { key: "It allows", value: isRole(role) ? allowsWords(role).join("; ") : "" },
      { key: "First day", value: from === null ? "As soon as it is approved" : formatDay(from) },
      { key: "Last day", value: until === null ? "No end date" : formatDay(until) },
    ],
    restsOn,
  };
}

/** The roles that somebody has, as a proposal rests on them. */
export function rolesHeld(held: readonly Pick<Holding, "role" | "subjects">[]): Line {
  const words = held.map(({ role, subjects }) => roleWords(role, subjects)).toSorted();
  return { key: "Roles at the board", value: words.join(", ") || "None" };
}

/** When a role ended, as a proposal to give it back rests on it. */
export function endOfRole({ endedAt, endReason }: Pick<Holding, "endedAt" | "endReason">): Line {
  const reason = endReason ? `: ${endReason}` : "";
  return { key: "Ended", value: endedAt === null ? "No" : `${formatInstant(Temporal.Instant.from(endedAt))}${reason}` };
}

/** A person as a proposal names them. */
export function personLines({
  name,
  email,
}: {
  readonly name: string;
  readonly email: string | null;
}): readonly Line[] {
  return [
    { key: "Person", value: name },
    { key: "Email address", value: email ?? "None" },
  ];
}

/** `Sam Smith: Administrator`. */
export function titleOfGiving(verb: string, name: string, role: string): string {
  return `${verb} ${name} the role ${titleOfRole(role)}`;
}
