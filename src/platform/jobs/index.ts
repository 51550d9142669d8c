/** Jobs that the program runs by itself, round after round. */
export { type Job, startWorker, type Worker } from "./work.ts";
