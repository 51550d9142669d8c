import { fileURLToPath } from "node:url";
import type { Template } from "./template.ts";

export type SampleLetter = { readonly heading: string; readonly text: string; readonly morePages: number };

/** The smallest template there can be: for tests, and to copy. */
export const sampleLetter: Template<SampleLetter> = {
  file: fileURLToPath(new URL("sample-letter.typ", import.meta.url)),
  view: (letter) => ({ ...letter }),
};
