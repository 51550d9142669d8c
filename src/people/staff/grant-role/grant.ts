import type { Day } from "#kernel";
import type { Role } from "../../roles.ts";
import type { Reach } from "../reach.ts";

/** A role as somebody wants to give it; `personId` is null while the person is only invited. Days are inclusive. */
export type Grant = {
  readonly personId: string | null;
  readonly role: Role;
  readonly subjects: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
};

/** Who gives: on which side, and what they may do at the place, each until when. */
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
  /** Whether the centre has or had an exams officer: the first is appointed by the board. */
  readonly hadExamsOfficer: boolean;
};
