import type { Role } from "../roles.ts";
import { paths, type PeoplePaths } from "./paths.ts";
import { rolesOf } from "./words.ts";

/** Whom someone who manages accounts deals with: the staff of a centre, or everyone at the board and at centres. */
export type StaffScope = {
  readonly side: "centre" | "board";
  /** What the routes of the pages are called after, such as `invite-staff`. */
  readonly name: "staff" | "people";
  readonly title: string;
  readonly to: PeoplePaths;
  /** Roles that can be given there. */
  readonly roles: readonly { readonly role: Role; readonly title: string }[];
};

/** The two scopes: their pages are the same, at addresses of their own. */
export const staffScopes: readonly StaffScope[] = [
  { side: "centre", name: "staff", title: "Staff", to: paths.centre, roles: givable("centre") },
  { side: "board", name: "people", title: "People", to: paths.board, roles: givable("board", "assessor") },
];

function givable(...sides: readonly ("centre" | "board" | "assessor")[]): StaffScope["roles"] {
  return rolesOf(...sides).filter(({ role }) => role !== "head-of-centre");
}
