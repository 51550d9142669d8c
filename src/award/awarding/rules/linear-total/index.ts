/** Weighted totals and their grades. */
export * from "./linear-total.ts";
