import type { Link } from "#platform/lists";
import { type AccountAct, stateAfter } from "../../account-life.ts";
import type { StaffPerson } from "../people.ts";
import type { StaffScope } from "../staff-scope.ts";

/** What someone who manages accounts can do about a person's account, as its life cycle allows. */
export function linksOf({ personId, state }: StaffPerson, { side, to }: StaffScope, isHere: boolean): readonly Link[] {
  const person = { person: personId };
  const may = (act: AccountAct): boolean => stateAfter(state, act) !== undefined;
  return [
    ...(may("close") ? [{ text: "Give a role", href: to.giveRole(person) }] : []),
    ...(isHere ? [{ text: "End all sessions", href: to.endSessions(person) }] : []),
    ...(may("reactivate") && isHere ? [{ text: "Reactivate the account", href: to.reactivate(person) }] : []),
    ...(side === "board" && may("reopen") ? [{ text: "Reopen the account", href: to.reopen(person) }] : []),
    ...(side === "board" && may("close") ? [{ text: "Close the account", href: to.close(person) }] : []),
  ];
}
