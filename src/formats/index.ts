/** Exchange formats as data: bytes to records and back. Pure; nothing here reads the clock or the database. */
export { writeBasedataBundle } from "./basedata/bundle.ts";
export { findBirthDay } from "./birth-day.ts";
export { type FaultRow, faultTable } from "./fault-table.ts";
export { type Fault, type FaultValues, fillSentence, makeFault } from "./faults.ts";
export { findFileName, replyName } from "./file-name.ts";
export { type GradesBlock, onlyGrade } from "./grades-block.ts";
export { foldName, isFileName, splitName } from "./person-name.ts";
export { tableRefusals } from "./refusals.ts";
export { renderReply, replyStatus } from "./reply/reply.ts";
export { writeWorkbook } from "./xlsx/write-workbook.ts";
