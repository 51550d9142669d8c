/** Who acts, for whom, and what they may do. */
export {
  type Actor,
  type Permission,
  permissionsSetting,
  publicActor,
  type Side,
  subjectsOf,
  systemId,
} from "./actor.ts";
export { type Browser, type Level, type Method, type Place, type Session, sessionLimits } from "./session.ts";
