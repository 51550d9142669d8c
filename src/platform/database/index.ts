/** The database: its accounts, its pools, its types. */
export { connection, type Database, type DatabaseAddress, type Tables, type Tx } from "./database.ts";
export { removeDataFolder } from "./embedded/folder.ts";
export { freeDataFolder } from "./embedded/left-behind.ts";
export { writeTypes } from "./generate-types.ts";
export { freeBytesOf } from "./free-bytes.ts";
export { makeFolder } from "./make-folder.ts";
export { newId } from "./new-id.ts";
export { openData } from "./open-data.ts";
export type { DB } from "./types.ts";
