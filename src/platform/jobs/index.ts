/** Work that the program does by itself, round after round. */
export { type Job, startWorker, type Worker } from "./work.ts";
