/** The demonstration: a realistic board, set up only through acts and files. */
export { demoIdentity } from "./demo-board.ts";
export { keepPeople } from "./people.ts";
export { runDemo, worldOfCopy, type DemoDone, type DemoOptions, type DemoTools } from "./run-demo.ts";
export { demoSignIns, type SignIn } from "./sign-ins.ts";
export { demoSeries, type DemoWorld } from "./world.ts";
export { openTrust, type Trust } from "./trust/open-trust.ts";
export { whatToTry } from "./what-to-try.ts";
export type { DemoYear } from "./year/open-year.ts";
export { workTime } from "./year/days.ts";
export { demoMoments, demoYear, readMoment, type DemoMoment } from "./year/moments.ts";
