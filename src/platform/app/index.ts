/** What a running program is, who acts in it, and what its modules bring together. */
export * from "./actor.ts";
export * from "./app.ts";
export * from "./board.ts";
export * from "./directory.ts";
export * from "./mailing.ts";
export * from "./program.ts";
export * from "./proposable.ts";
export * from "./served-address.ts";
export * from "./session.ts";
export type { Typesetting } from "./typesetting.ts";
