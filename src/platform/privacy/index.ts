/** What is held about people, and for how long. */
export type { FoundBy, Held, NotPersonal } from "./held.ts";
export { maskPersonal } from "./mask-personal.ts";
