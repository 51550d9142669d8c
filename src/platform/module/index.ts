/** A module as a value, and the program that modules make together. */
export { compose } from "./compose.ts";
export { type CaseParts, defineModule, type Module } from "./define-module.ts";
export type { ModuleProofs, ProofThing, ProofVisit, ReadBoard } from "./proofs.ts";
