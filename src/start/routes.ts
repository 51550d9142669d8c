import type { Route } from "#platform/web";
import { theProgram } from "./program.ts";

/** Every page and endpoint, module by module in life-cycle order. */
export const routes: readonly Route[] = theProgram.routes;
