import { definePath } from "#platform/addresses";

export const paths = {
  keys: definePath("/centre/lockers"),
  keysApi: definePath("/api/v1/lockers"),
  lend: definePath("/centre/lockers/:locker/key"),
} as const;
