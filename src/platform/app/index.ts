/** What a running program is, who acts in it, and what its modules bring together. */
export { type App, defaultAddress, readAs, transactionAs } from "./app.ts";
export { type Board, boardIdentifier, refreshBoard, unnamedBoard } from "./board.ts";
export type { Counted, Directory, Holder, SignInEvent, Tie, Window } from "./directory.ts";
export type { MailServer } from "./mailing.ts";
export {
  actionDone,
  isPermission,
  type KnownAct,
  type KnownEvent,
  program,
  type SealedColumn,
  type TransactionSetting,
  useProgram,
} from "./program.ts";
export type { Line, Words } from "./proposable.ts";
