/**
 * The shape of a table that people exchange as a CSV file: one declaration drives the reader, the checks, the database
 * load and the documentation.
 */
export type ColumnType = "text" | "whole" | "fraction" | "day" | "time" | "yes-no" | "money";

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly about: string;
  readonly optional?: true;
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
  /** `file.column` that must hold the same value. */
  readonly refersTo?: string;
};

export type TableShape = {
  readonly file: string;
  readonly about: string;
  /** A folder may leave the file out: it then has no rows. */
  readonly optional?: true;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
};

/** A row as read: text, whole numbers, booleans; absent optional values are null. Fractions stay text such as `3/2`. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
