import type pg from "pg";

/** Marks what belongs to the other centre, in names that reach pages and files. */
export const canary = "ZZYXCANARY";
/** Marks the other candidates of the own centre: a candidate never sees them. */
export const fellow = "ZZYXFELLOW";

/** Runs SQL past every wall, as only the operator of the server could. */
export type AsOperator = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;
