import type { NotPersonal } from "#platform/privacy";

/** This module holds nothing about people: its tables, and why. */
export const otherTables: readonly NotPersonal[] = [
  { table: "centres.centre", because: "the register of centres, without the people of a centre" },
  { table: "centres.approval", because: "what a centre may offer" },
];
