import { appointPerson } from "./appoint-person/appoint-person.ts";
import { closePerson } from "./close-person/close-person.ts";
import { endRole } from "./end-role/end-role.ts";
import { grantRole } from "./grant-role/grant-role.ts";
import { invitePerson } from "./invite-person/invite-person.ts";
import { suspendAccount } from "./suspend-account/suspend-account.ts";

/** The acts on people and roles that others than their own pages perform. */
export const staffActs = { appointPerson, closePerson, endRole, grantRole, invitePerson, suspendAccount } as const;
