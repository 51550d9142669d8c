/** Exchange formats as data: bytes to records and back. Pure; nothing here reads the clock or the database. */
export * from "./csv/index.ts";
