import type pg from "pg";

/** Marks what belongs to the other centre, in names that reach pages and files. */
export const canary = "ZZYXCANARY";
/** Marks other candidates of the same centre: a candidate never sees them. */
export const fellow = "ZZYXFELLOW";

/** Runs SQL past every access check, as only the operator of the server could. */
export type AsOperator = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;
