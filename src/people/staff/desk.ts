import type { Actor } from "#platform";
import { rolesOf } from "./words.ts";
import type { Role } from "../roles.ts";

/** Where somebody who manages accounts works: the staff of a centre, or the people of the board and of all centres. */
export type Desk = {
  readonly side: "centre" | "board";
  /** The address of the list, from which those of its pages are made. */
  readonly base: string;
  readonly title: string;
  /** Roles that can be chosen there. */
  readonly roles: readonly { readonly role: Role; readonly title: string }[];
};

/** The two desks: their pages are the same, at addresses of their own. */
export const desks: readonly Desk[] = [
  { side: "centre", base: "/centre/staff", title: "Staff", roles: givable("centre") },
  { side: "board", base: "/board/people", title: "People", roles: givable("board", "assessor") },
];

/** The desk of an actor; undefined for who deals with nobody's account. */
export function deskOf({ side }: Actor): Desk | undefined {
  return desks.find((desk) => desk.side === side);
}

function givable(...sides: readonly ("centre" | "board" | "assessor")[]): Desk["roles"] {
  return rolesOf(...sides).filter(({ role }) => role !== "head-of-centre");
}
