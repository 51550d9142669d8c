/** The body of a worker thread: typesets what it is sent, and answers with bytes or with what went wrong. */
import { parentPort } from "node:worker_threads";
import type { TypesettingJob } from "./template.ts";
import { typeset } from "./typeset.ts";

/** A worker's answer. */
export type Typeset = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string };

parentPort?.on("message", (job: TypesettingJob) => {
  try {
    const bytes = new Uint8Array(typeset(job));
    parentPort?.postMessage({ bytes }, [bytes.buffer]);
  } catch (fault) {
    parentPort?.postMessage({ fault: fault instanceof Error ? fault.message : String(fault) });
  }
});
