import type { KnownRefusal } from "#kernel";
import * as account from "./account/refusals.ts";
import * as operator from "./operator/refusals.ts";
import * as grants from "./staff/grant-role/refusals.ts";
import * as staff from "./staff/refusals.ts";

/** The refusals of the module. Each area declares its own, beside what refuses. */
export const refusals: readonly KnownRefusal[] = [account, operator, grants, staff].flatMap((area) =>
  Object.values<KnownRefusal>(area),
);
