import type { Day } from "#kernel";
import type { Role } from "../../roles.ts";
import type { Reach } from "../reach.ts";

/** A role that someone wants to give. `personId` is null while the person is only invited. Days are inclusive. */
export type Grant = {
  readonly personId: string | null;
  readonly role: Role;
  readonly subjects: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
};

/** The person who gives: on which side, what they may do at the place, and until when. */
export type Granter = { readonly personId: string; readonly side: "centre" | "board"; readonly reach: Reach };

export type HeldRole = {
  readonly role: string;
  readonly subjects: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
};

export type GrantFacts = {
  readonly today: Day;
  /** Roles that the person has at the place, now or later. */
  readonly held: readonly HeldRole[];
  /** Whether the centre has or had an exams officer: the first one is appointed by the board. */
  readonly hadExamsOfficer: boolean;
};
