import { listPage, type Route } from "#platform";
import { signInList } from "./list-sign-ins.ts";

/** Sign-ins, failures, and requests that were refused. */
export const signInListRoutes: readonly Route[] = listPage(signInList);
