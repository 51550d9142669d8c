/** People: accounts, signing in, staff and their roles, and the systems of centres. */
export { countAdministrators, findEmail } from "./administrators.ts";
export { addPerson, type NewPerson } from "./people.ts";
export { actorOf, isRole, permissionsOf, type Role, roles, roleShape } from "./roles.ts";
export { findSession } from "./sessions/find-session.ts";
export { startSession } from "./sessions/start-session.ts";
export { makeSignInLink } from "./sign-in-links.ts";
export { mailCentre, tellCentre } from "./staff/tell-centre.ts";
export { homeOf } from "./sign-in/home-of.ts";
