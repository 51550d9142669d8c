import { listPage } from "#platform/lists";
import type { Route } from "#platform/web";
import { signInList } from "./list-sign-ins.ts";

/** Sign-ins, failures, and requests that were refused. */
export const signInListRoutes: readonly Route[] = listPage(signInList);
