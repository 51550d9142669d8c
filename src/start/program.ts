import { useProgram } from "#platform/app";
import { compose } from "#platform/module";
import { modules } from "../modules.ts";

const loaded = await Promise.all(modules.flatMap(({ load }) => load?.() ?? []));

/** The whole program: every module, folded. Importing this is what composes it. */
export const theProgram = compose(loaded);
useProgram(theProgram);
