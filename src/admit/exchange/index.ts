/** Exchange: one way of receiving a file, whatever its letter. The modules that own its records judge and save them. */
export {
  defineFileKind,
  type FileContext,
  type FileJudgement,
  type FileOutcome,
  type FileSection,
  nothingCounted,
  type Place,
} from "./file-kind.ts";
export { fileRemarks } from "./file-remarks.ts";
export { fileRoutes, fileSubjects } from "./file-routes.ts";
export { findFileNamed } from "./find-file-named.ts";
export { hasAcceptedFile } from "./files-received.ts";
export type { FilesTaken } from "./files-taken.ts";
export { pathsOfKind } from "./paths.ts";
export type { FileReport } from "./report.ts";
export { receiving } from "./receive-file/receiving.ts";
export { sendFromDisk } from "./receive-file/send-from-disk.ts";
export { type About, type Remark, remarkMaker, shownNumber } from "./remark.ts";
