/** The demonstration: a realistic board, set up only through acts and files. */
export { demoIdentity } from "./demo-board.ts";
export { runDemo, type DemoDone, type DemoOptions, type DemoTools } from "./run-demo.ts";
export { demoSignIns, type SignIn } from "./sign-ins.ts";
export { demoSeries, type DemoWorld } from "./world.ts";
export { openTrust, type Trust } from "./trust/open-trust.ts";
export { whatToTry } from "./what-to-try.ts";
